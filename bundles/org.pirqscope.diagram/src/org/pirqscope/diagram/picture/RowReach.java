package org.pirqscope.diagram.picture;

/** From where to where a row reaches sideways. */
public record RowReach(double left, double right) {

    /**
     * How far a window must be scrolled to show it: as little as possible, and to its beginning where not all of it
     * fits.
     *
     * @param scrolled how far the window is scrolled now
     * @param window its width
     * @param covered how much of the window's left side is covered
     */
    public double into(double scrolled, double window, double covered) {
        if (right - left > window - covered || left < scrolled + covered) {
            return Math.max(0, left - covered);
        }
        return Math.max(scrolled, right - window);
    }
}
