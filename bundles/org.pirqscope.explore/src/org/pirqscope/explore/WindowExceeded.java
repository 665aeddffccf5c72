package org.pirqscope.explore;

/** A state does not fit the packing that was chosen for the space; the space can be made anew with a wider one. */
public class WindowExceeded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public WindowExceeded(String what) {
        super(what, null, false, false);
    }
}
