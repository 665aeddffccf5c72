package org.pirqscope.diagram.slide;

import java.util.ArrayList;
import java.util.List;
import org.pirqscope.diagram.mail.row.MailRow;

/** Puts blocks on as few slides as hold them: a new one begins with a block, in a block only if no slide holds it. */
final class SlidePages {

    private final int room;
    private final List<SlidePage> pages = new ArrayList<>();
    private List<SlideLine> lines = new ArrayList<>();
    private List<MailRow> rows = new ArrayList<>();

    /** @param room lines of a slide */
    SlidePages(int room) {
        this.room = room;
    }

    /** The slides, at least one. */
    static List<SlidePage> of(List<SlideBlock> blocks, int room) {
        SlidePages pages = new SlidePages(room);
        blocks.forEach(pages::add);
        pages.end();
        return List.copyOf(pages.pages);
    }

    private void add(SlideBlock block) {
        if (!lines.isEmpty() && lines.size() + block.lines().size() > room) {
            end();
        }
        rows.addAll(block.rows());
        for (SlideLine line : lines.isEmpty() ? block.first() : block.lines()) {
            if (lines.size() == room) {
                end();
            }
            lines.add(line);
        }
    }

    private void end() {
        pages.add(new SlidePage(lines, rows));
        lines = new ArrayList<>();
        rows = new ArrayList<>();
    }
}
