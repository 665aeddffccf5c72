package org.pirqscope.cli.text;

import java.util.List;
import org.pirqscope.cli.shell.Output;
import org.pirqscope.cli.shell.Style;
import org.pirqscope.report.manual.Inline;
import org.pirqscope.report.manual.ManualBlock;
import org.pirqscope.report.manual.ManualLayout;
import org.pirqscope.report.manual.ManualLine;

/** Prints blocks of the manual in the width of the output; a picture as the words that stand for it. */
public final class ManualText {

    private ManualText() {}

    public static void print(Output out, List<ManualBlock> blocks) {
        for (ManualLine line : new ManualLayout(out.width(), out.width()).lines(blocks)) {
            out.line(
                    switch (line.kind()) {
                        case TITLE, HEADING, GRID_HEAD -> Style.HEAD.on(line.text());
                        case PICTURE -> Style.DIM.on("(Picture in the desktop: " + line.text() + ")");
                        case PROSE, ITEM, GRID -> styled(line.pieces());
                        case LISTING, BLANK -> line.text();
                    });
        }
    }

    private static String styled(List<Inline> pieces) {
        StringBuilder text = new StringBuilder();
        for (Inline piece : pieces) {
            text.append(
                    switch (piece) {
                        case Inline.Words words -> words.text();
                        case Inline.Strong strong -> Style.HEAD.on(strong.text());
                        case Inline.Code code -> Style.GUEST.on(code.text());
                        case Inline.Reference reference -> reference.text();
                    });
        }
        return text.toString();
    }
}
