package org.pirqscope.ui.help;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.pirqscope.report.manual.Manual;
import org.pirqscope.report.manual.ManualBlock;
import org.pirqscope.report.manual.ManualLayout;
import org.pirqscope.ui.theme.ThemePalette;
import org.pirqscope.ui.theme.Tone;
import org.pirqscope.ui.widget.AccessibleNames;

/** Blocks of the manual as styled text. Links are gone through by Tab and followed by Enter or a click. */
final class ManualPane {

    private static final int MARGIN = 12;
    /** Columns of a table in a view that is narrow or not shown yet. */
    private static final int FEWEST = 40;

    private final Manual manual;
    private final Consumer<String> follow;
    private final StyledText text;
    private final ThemePalette palette;
    private final ManualPictures pictures;
    private List<ManualBlock> blocks = List.of();
    private String marked = "";
    private ManualStyle style;
    private int columns;

    ManualPane(Composite parent, Manual manual, Consumer<String> follow) {
        this.manual = manual;
        this.follow = follow;
        text = new StyledText(parent, SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL);
        text.setData("id", "help");
        text.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        text.setMargins(MARGIN, MARGIN, MARGIN, MARGIN);
        text.setCaret(null);
        palette = new ThemePalette(text, this::fill);
        pictures = new ManualPictures(text);
        AccessibleNames.say(text, "Help", text::getSelectionText);
        text.addListener(SWT.Resize, event -> resized());
        text.addListener(SWT.Traverse, this::traversed);
        text.addListener(SWT.KeyDown, this::key);
        text.addListener(SWT.MouseUp, this::clicked);
        text.addListener(SWT.MouseMove, this::moved);
    }

    Control control() {
        return text;
    }

    void setFocus() {
        text.setFocus();
    }

    /** What is selected, else all of it. */
    String copied() {
        return text.getSelectionCount() > 0 ? text.getSelectionText() : text.getText();
    }

    /** Shows these blocks from their start. @param words to be marked in them */
    void show(List<ManualBlock> next, String words) {
        blocks = next;
        marked = words.strip().toLowerCase(Locale.ROOT);
        fill();
        text.setTopPixel(0);
    }

    private void resized() {
        if (columns() != columns) {
            int top = text.getTopIndex();
            fill();
            if (top == 0) {
                text.setTopPixel(0);
            } else {
                text.setTopIndex(top);
            }
        }
    }

    private int columns() {
        GC gc = new GC(text);
        gc.setFont(palette.mono());
        int wide = Math.max(1, gc.textExtent("0".repeat(FEWEST)).x);
        gc.dispose();
        return Math.max(FEWEST, (text.getClientArea().width - 2 * MARGIN) * FEWEST / wide - 1);
    }

    private void fill() {
        columns = columns();
        pictures.forget(text.getClientArea().width - 3 * MARGIN);
        style = new ManualStyle(manual, palette, pictures, new ManualLayout(Integer.MAX_VALUE, columns).lines(blocks));
        text.setBackground(palette.of(Tone.PANE));
        text.setForeground(palette.of(Tone.TEXT));
        text.setSelectionBackground(palette.of(Tone.SELECTION));
        text.setSelectionForeground(palette.of(Tone.TEXT));
        text.setFont(palette.plain());
        text.setText(style.text());
        text.setStyleRanges(style.ranges().toArray(StyleRange[]::new));
        style.lines().forEach((line, indent) -> text.setLineWrapIndent(line, 1, indent));
        mark();
    }

    private void mark() {
        String all = text.getText().toLowerCase(Locale.ROOT);
        for (String word : marked.split("\\s+")) {
            for (int at = word.isEmpty() ? -1 : all.indexOf(word); at >= 0; at = all.indexOf(word, at + 1)) {
                for (StyleRange range : ranges(at, word.length())) {
                    range.background = palette.of(Tone.CHANGED);
                    text.setStyleRange(range);
                }
            }
        }
    }

    private StyleRange[] ranges(int from, int length) {
        StyleRange[] there = text.getStyleRanges(from, length);
        return there.length > 0 ? there : new StyleRange[] {new StyleRange(from, length, null, null)};
    }

    /** Tab goes to the next link; after the last one it leaves, as it does before the first one with Shift. */
    private void traversed(Event event) {
        int direction = event.detail == SWT.TRAVERSE_TAB_NEXT ? 1 : event.detail == SWT.TRAVERSE_TAB_PREVIOUS ? -1 : 0;
        if (direction != 0) {
            Point next = style.link(text.getSelection(), direction);
            event.doit = next == null;
            if (next != null) {
                text.setSelection(next);
                text.showSelection();
            }
        } else if (event.detail == SWT.TRAVERSE_RETURN) {
            style.target(text.getSelection().x).ifPresent(follow);
        }
    }

    private void key(Event event) {
        if (event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR) {
            style.target(text.getSelection().x).ifPresent(follow);
        } else if (event.keyCode == SWT.HOME) {
            text.setTopIndex(0);
        } else if (event.keyCode == SWT.END) {
            text.setTopIndex(text.getLineCount() - 1);
        }
    }

    private void clicked(Event event) {
        int at = text.getOffsetAtPoint(new Point(event.x, event.y));
        if (event.button == 1 && at >= 0 && text.getSelectionCount() == 0) {
            style.target(at).ifPresent(follow);
        }
    }

    private void moved(Event event) {
        int at = text.getOffsetAtPoint(new Point(event.x, event.y));
        boolean link = at >= 0 && style.target(at).isPresent();
        text.setCursor(link ? text.getDisplay().getSystemCursor(SWT.CURSOR_HAND) : null);
    }
}
