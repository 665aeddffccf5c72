package org.pirqscope.diagram.slide;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pirqscope.diagram.Origin;
import org.pirqscope.diagram.Wrap;
import org.pirqscope.diagram.mail.MailBlock;
import org.pirqscope.diagram.mail.MailLine;
import org.pirqscope.diagram.mail.MailStory;
import org.pirqscope.diagram.mail.row.MailRow;
import org.pirqscope.diagram.picture.Anchor;
import org.pirqscope.diagram.picture.Face;
import org.pirqscope.diagram.picture.Ink;
import org.pirqscope.diagram.picture.LaneInk;
import org.pirqscope.diagram.picture.Picture;
import org.pirqscope.diagram.picture.Shape;
import org.pirqscope.diagram.picture.Stroke;

/**
 * The calls of a text for a mail, with its remarks and its caption, on slides of 16:9. Letters are 24, 22 or 20 units
 * high of 720, the largest with which one slide is enough; what no slide holds at 20 stands on several that are
 * numbered.
 */
public final class Slides {

    private static final double[] SCALES = {2, 22.0 / 12, 20.0 / 12};

    private final MailStory story;
    private final SlidePaper paper;
    private final double scale;
    private final List<SlidePage> pages;

    private Slides(MailStory story, Origin origin, double scale) {
        this.story = story;
        this.scale = scale;
        this.paper = new SlidePaper(story, origin, scale);
        this.pages = SlidePages.of(blocks(), paper.room());
    }

    /** The slides, at least one. */
    public static List<Slide> of(MailStory story, Origin origin) {
        Slides slides = null;
        for (double scale : SCALES) {
            slides = new Slides(story, origin, scale);
            if (slides.pages.size() == 1) {
                break;
            }
        }
        return slides.drawn();
    }

    private List<SlideBlock> blocks() {
        List<SlideBlock> blocks = new ArrayList<>(SlideBlock.of(paper.table().blocks()));
        if (!story.caption().isEmpty()) {
            List<MailLine> lines = Stream.concat(
                            Stream.of(""), Wrap.lines(story.caption(), paper.columns(Face.CODE)).stream())
                    .map(line -> new MailLine(line, line.length(), false))
                    .toList();
            blocks.add(new SlideBlock(List.of(new MailBlock(Optional.empty(), lines)), List.of()));
        }
        return blocks;
    }

    private List<Slide> drawn() {
        List<Slide> slides = new ArrayList<>();
        for (SlidePage page : pages) {
            List<Shape> shapes = new ArrayList<>();
            paper.draw(slides.size() + 1, pages.size(), shapes);
            double y = paper.top();
            for (SlideLine line : page.lines()) {
                draw(line, y, shapes);
                y += SlidePaper.LINE;
            }
            Picture picture = new Picture(0, 0, paper.width(), paper.height(), shapes);
            slides.add(new Slide(picture, scale, page.rows()));
        }
        return slides;
    }

    private void draw(SlideLine words, double y, List<Shape> out) {
        MailLine line = words.line();
        boolean alarm = line.alarm();
        if (alarm) {
            double left = SlidePaper.LEFT - 6;
            out.add(new Shape.Box(
                    left, y, paper.width() - 2 * left, SlidePaper.LINE, Ink.FAILURE_FILL, Ink.NONE, Stroke.SOLID));
        }
        Ink ink = words.row().isEmpty() || alarm
                ? Ink.TEXT
                : words.row().filter(row -> !row.gap()).map(Slides::ink).orElse(Ink.GAP);
        piece(line.call(), 0, y, alarm || words.name() ? Face.CODE_BOLD : Face.CODE, ink, out);
        String remark = line.text().substring(line.remark());
        piece(remark, line.remark(), y, alarm ? Face.CODE_BOLD : Face.CODE, alarm ? Ink.FAILURE : Ink.MUTED, out);
    }

    private static Ink ink(MailRow row) {
        return LaneInk.of(row.at().layer());
    }

    /** @param column where it begins, in letters */
    private static void piece(String text, int column, double y, Face face, Ink ink, List<Shape> out) {
        String words = text.strip();
        if (!words.isEmpty()) {
            int blanks = text.length() - text.stripLeading().length();
            double x = SlidePaper.LEFT + (column + blanks) * SlidePaper.letter(Face.CODE);
            SlidePaper.text(x, y + 11.5, words, face, Anchor.LEFT, ink, out);
        }
    }
}
