package org.pirqscope.ui.help;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.Point;
import org.pirqscope.report.manual.Inline;
import org.pirqscope.report.manual.Manual;
import org.pirqscope.report.manual.ManualLine;
import org.pirqscope.ui.theme.ThemePalette;
import org.pirqscope.ui.theme.Tone;

/** Lines of the manual as one text with its styles, and where its links are. */
final class ManualStyle {

    private static final String PICTURE = "\ufffc";
    private static final int POINT = 14;

    private record Place(int start, int end, String target) {}

    private final Manual manual;
    private final ThemePalette palette;
    private final ManualPictures pictures;
    private final StringBuilder text = new StringBuilder();
    private final List<StyleRange> ranges = new ArrayList<>();
    private final Map<Integer, Integer> points = new LinkedHashMap<>();
    private final List<Place> links = new ArrayList<>();

    ManualStyle(Manual manual, ThemePalette palette, ManualPictures pictures, List<ManualLine> lines) {
        this.manual = manual;
        this.palette = palette;
        this.pictures = pictures;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).kind() == ManualLine.Kind.ITEM) {
                points.put(i, POINT);
            }
            line(lines.get(i));
            text.append(i < lines.size() - 1 ? "\n" : "");
        }
    }

    String text() {
        return text.toString();
    }

    List<StyleRange> ranges() {
        return ranges;
    }

    /** The lines that go on further right than they begin, by so many points. */
    Map<Integer, Integer> lines() {
        return points;
    }

    private void line(ManualLine line) {
        for (Inline piece : line.pieces()) {
            StyleRange range = new StyleRange();
            range.start = text.length();
            range.font = font(line.kind(), piece);
            if (line.kind() == ManualLine.Kind.PICTURE) {
                picture((Inline.Reference) piece, range);
            } else {
                text.append(piece.text());
                if (piece instanceof Inline.Reference link
                        && manual.at(link.target()).isPresent()) {
                    range.foreground = palette.of(Tone.ACCENT);
                    range.underline = true;
                    links.add(new Place(range.start, text.length(), link.target()));
                }
            }
            range.length = text.length() - range.start;
            ranges.add(range);
        }
    }

    /** What a picture shows stands below it, too, and instead of it where it is missing. */
    private void picture(Inline.Reference piece, StyleRange range) {
        if (pictures.put(piece.target(), range)) {
            text.append(PICTURE);
        } else {
            text.append(piece.text());
            range.fontStyle = SWT.ITALIC;
        }
    }

    private Font font(ManualLine.Kind kind, Inline piece) {
        return switch (kind) {
            case TITLE, HEADING -> palette.bold();
            case GRID_HEAD -> palette.monoBold();
            case LISTING, GRID -> piece instanceof Inline.Strong ? palette.monoBold() : palette.mono();
            case PROSE, ITEM, PICTURE, BLANK ->
                switch (piece) {
                    case Inline.Code code -> palette.mono();
                    case Inline.Strong strong -> palette.bold();
                    case Inline.Words words -> palette.plain();
                    case Inline.Reference link -> palette.plain();
                };
        };
    }

    /** Where the link at this place of the text leads. */
    Optional<String> target(int at) {
        return links.stream()
                .filter(link -> link.start() <= at && at < link.end())
                .map(Place::target)
                .findFirst();
    }

    /** Start and end of the next link after what is selected, or with -1 of the one before; null for none. */
    Point link(Point selected, int direction) {
        Place found = null;
        for (Place link : links) {
            boolean beyond = direction > 0
                    ? link.start() >= selected.y && found == null && link.start() != selected.x
                    : link.end() <= selected.x;
            found = beyond ? link : found;
        }
        return found == null ? null : new Point(found.start(), found.end());
    }
}
