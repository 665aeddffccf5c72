package org.pirqscope.diagram.slide;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.pirqscope.diagram.Label;
import org.pirqscope.diagram.Origin;
import org.pirqscope.diagram.Wrap;
import org.pirqscope.diagram.mail.MailStory;
import org.pirqscope.diagram.mail.MailTable;
import org.pirqscope.diagram.picture.Anchor;
import org.pirqscope.diagram.picture.Face;
import org.pirqscope.diagram.picture.Ink;
import org.pirqscope.diagram.picture.LaneInk;
import org.pirqscope.diagram.picture.Shape;
import org.pirqscope.diagram.picture.Stroke;
import org.pirqscope.diagram.picture.TextMeasure;
import org.pirqscope.machine.call.Layer;

/** What stands on every slide around the calls: title, versions and heads above, the run string below. */
final class SlidePaper {

    /** Height of a line of calls. */
    static final double LINE = 15;

    static final double LEFT = 24;
    private static final double TITLE = 24;
    private static final double SMALL_LINE = 12;
    private static final double HEAD = 18;
    private static final int MOST = 4;
    /** Letters of the legend, with what keeps it apart. */
    private static final int LEGEND = 26;

    private final double scale;
    private final MailTable table;
    private final Origin origin;
    private final List<String> subtitle;
    private final List<String> heads;
    private final List<String> run;

    /** @param scale units of the slide for one of this paper */
    SlidePaper(MailStory story, Origin origin, double scale) {
        this.scale = scale;
        this.origin = origin;
        this.table = story.table(columns(Face.CODE));
        this.subtitle = shortened(Wrap.lines(
                Label.ascii(Label.plain(origin.versions())) + "; " + story.counted(), columns(Face.SMALL) - LEGEND));
        this.heads = table.heads().size() == 1
                ? shortened(Wrap.lines(table.heads().getFirst().text(), columns(Face.CODE)))
                : table.heads().stream().map(MailTable.Head::text).toList();
        this.run = run();
    }

    double width() {
        return Slide.WIDTH / scale;
    }

    double height() {
        return Slide.HEIGHT / scale;
    }

    MailTable table() {
        return table;
    }

    /** How many letters of a face stand beside one another. */
    int columns(Face face) {
        return (int) ((width() - 2 * LEFT) / letter(face));
    }

    /** Width of a letter. */
    static double letter(Face face) {
        return TextMeasure.fixed().width("0", face);
    }

    /** How many lines of calls it has room for. */
    int room() {
        return (int) ((height() - 16 - SMALL_LINE * run.size() - 4 - top()) / LINE);
    }

    /** Where the calls begin. */
    double top() {
        return TITLE + SMALL_LINE * subtitle.size() + 6 + HEAD * headLines() + 6;
    }

    private int headLines() {
        return table.heads().size() == 1 ? heads.size() : Math.min(1, heads.size());
    }

    private static List<String> shortened(List<String> lines) {
        if (lines.size() <= MOST) {
            return lines;
        }
        List<String> first = new ArrayList<>(lines.subList(0, MOST - 1));
        first.add("...");
        return first;
    }

    /** A run of very many choices has a longer string than a slide; it stands in the file besides. */
    private List<String> run() {
        int most = columns(Face.SMALL);
        String rest = origin.mark() + Label.ascii(Label.plain(origin.runString()));
        if (rest.length() > MOST * most) {
            return List.of(origin.mark() + "longer than a slide; it stands in the description of this file");
        }
        List<String> lines = new ArrayList<>();
        while (rest.length() > most) {
            lines.add(rest.substring(0, most));
            rest = rest.substring(most);
        }
        lines.add(rest);
        return lines;
    }

    /** Draws it. @param number of the slide, from 1 on @param of how many */
    void draw(int number, int of, List<Shape> out) {
        out.add(new Shape.Start(0, 0, "slide" + number));
        text(LEFT, TITLE, Label.plain(origin.title()), Face.HEAD, Anchor.LEFT, Ink.TEXT, out);
        if (of > 1) {
            text(width() - LEFT, TITLE, number + " of " + of, Face.HEAD, Anchor.RIGHT, Ink.MUTED, out);
        }
        legend(out);
        double y = TITLE;
        for (String line : subtitle) {
            y += SMALL_LINE;
            text(LEFT, y, line, Face.SMALL, Anchor.LEFT, Ink.MUTED, out);
        }
        heads(y + 6, out);
        y = height() - 16 - SMALL_LINE * run.size();
        for (String line : run) {
            y += SMALL_LINE;
            text(LEFT, y, line, Face.SMALL, Anchor.LEFT, Ink.MUTED, out);
        }
    }

    /** Which colour is whose. */
    private void legend(List<Shape> out) {
        double x = width() - LEFT;
        for (Layer layer : List.of(Layer.XEN, Layer.QEMU, Layer.GUEST, Layer.DRIVER)) {
            String name = layer.name().toLowerCase(Locale.ROOT);
            text(x, TITLE + SMALL_LINE, name, Face.SMALL, Anchor.RIGHT, LaneInk.of(layer), out);
            x -= (name.length() + 1) * letter(Face.SMALL);
        }
    }

    private void heads(double y, List<Shape> out) {
        if (heads.isEmpty()) {
            return;
        }
        out.add(new Shape.Box(0, y, width(), HEAD * headLines(), Ink.HEAD, Ink.NONE, Stroke.SOLID));
        boolean alone = table.heads().size() == 1;
        for (int i = 0; i < heads.size(); i++) {
            double x = alone ? LEFT : LEFT + table.heads().get(i).column() * letter(Face.CODE);
            double base = y + (alone ? HEAD * i : 0) + 13;
            text(x, base, heads.get(i), Face.CODE_BOLD, Anchor.LEFT, Ink.TEXT, out);
        }
    }

    static void text(double x, double y, String text, Face face, Anchor anchor, Ink ink, List<Shape> out) {
        out.add(new Shape.Text(x, y, text, face, anchor, ink, false));
    }
}
