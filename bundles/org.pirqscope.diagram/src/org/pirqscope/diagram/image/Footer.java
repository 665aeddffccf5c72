package org.pirqscope.diagram.image;

import java.util.ArrayList;
import java.util.List;
import org.pirqscope.diagram.Label;
import org.pirqscope.diagram.Origin;
import org.pirqscope.diagram.picture.Anchor;
import org.pirqscope.diagram.picture.Face;
import org.pirqscope.diagram.picture.Ink;
import org.pirqscope.diagram.picture.Picture;
import org.pirqscope.diagram.picture.Shape;
import org.pirqscope.diagram.picture.TextMeasure;

/** The last lines of a picture: what it shows, and the run string, on as many lines as its width asks for. */
final class Footer {

    private static final double LEFT = 16;
    private static final double LINE = 14;

    private Footer() {}

    /** Its y counts from its own upper edge. */
    static Picture of(Origin origin, double width) {
        List<Shape> shapes = new ArrayList<>();
        double y = 4;
        for (String line : lines(origin, width)) {
            y += LINE;
            shapes.add(new Shape.Text(LEFT, y, line, Face.SMALL, Anchor.LEFT, Ink.MUTED, false));
        }
        return new Picture(0, 0, width, y + 10, shapes);
    }

    private static List<String> lines(Origin origin, double width) {
        List<String> lines = new ArrayList<>();
        int most = (int) ((width - 2 * LEFT) / TextMeasure.fixed().width("0", Face.SMALL));
        lines.add(title(origin));
        String rest = run(origin);
        while (rest.length() > most) {
            lines.add(rest.substring(0, most));
            rest = rest.substring(most);
        }
        lines.add(rest);
        return lines;
    }

    static String title(Origin origin) {
        return Label.plain(origin.heading());
    }

    static String run(Origin origin) {
        return origin.mark() + origin.runString().replaceAll("\\s+", "");
    }
}
