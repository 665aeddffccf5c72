package org.pirqscope.diagram.slide;

import java.util.List;
import org.pirqscope.diagram.mail.row.MailRow;
import org.pirqscope.diagram.picture.Picture;

/**
 * One page of {@link #WIDTH} x {@link #HEIGHT} units.
 *
 * @param picture what stands on it, in smaller units
 * @param scale units of the page for one of the picture
 * @param rows the calls that stand on it, and what is left out between them
 */
public record Slide(Picture picture, double scale, List<MailRow> rows) {

    public static final int WIDTH = 1280;
    public static final int HEIGHT = 720;

    public Slide {
        rows = List.copyOf(rows);
    }
}
