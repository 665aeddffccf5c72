package org.pirqscope.ui.diagram;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jface.bindings.keys.KeyStroke;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;

/** The keys that only the diagram has; {@link DiagramKeys} does what they are for, and the key sheet shows them. */
public enum DiagramKey {
    MESSAGE(
            "Next Message",
            "Goes to the message above or below; with Shift selects as far",
            0,
            SWT.ARROW_UP,
            SWT.ARROW_DOWN),
    PAGE("Next Page", "Goes a window up or down; with Shift selects as far", 0, SWT.PAGE_UP, SWT.PAGE_DOWN),
    ENDS("Select to End", "Selects to the first or the last message", SWT.SHIFT, SWT.HOME, SWT.END),
    ACROSS("Scroll Sideways", "Moves a diagram that is wider than the window", 0, SWT.ARROW_LEFT, SWT.ARROW_RIGHT),
    FOLD("Fold", "Leaves out the inside of the call, or of the one around it", 0, '-'),
    UNFOLD("Unfold", "Shows the inside of the call", 0, '+'),
    ZOOM("Zoom", "Makes everything larger, smaller, or as usual", SWT.MOD1, '+', '-', '0'),
    TIP("Show Tool Tip", "Shows the tool tip of the current message", 0, SWT.F2),
    UNSELECT("Unselect", "Closes the tool tip, else selects only the current message", 0, SWT.ESC);

    private final String label;
    private final String what;
    private final int mask;
    private final List<Integer> codes;

    DiagramKey(String label, String what, int mask, Integer... codes) {
        this.label = label;
        this.what = what;
        this.mask = mask;
        this.codes = List.of(codes);
    }

    DiagramKey(String label, String what, int mask, char... characters) {
        this(label, what, mask, box(characters));
    }

    private static Integer[] box(char[] characters) {
        return new String(characters).chars().boxed().toArray(Integer[]::new);
    }

    /** What is meant by a key that is pressed; nothing if the diagram has no use for it. */
    static Optional<DiagramKey> of(Event event) {
        return Arrays.stream(values()).filter(key -> key.means(event)).findFirst();
    }

    /** Shift with an arrow or a page is for the same key; plus and minus may need it, and stand on the key pad too. */
    private boolean means(Event event) {
        int held = event.stateMask & (SWT.MOD1 | SWT.MOD3 | (this == ENDS ? SWT.SHIFT : 0));
        return held == mask
                && (codes.contains(event.keyCode)
                        || codes.contains((int) event.character)
                        || codes.contains(pad(event.keyCode)));
    }

    private static int pad(int code) {
        return switch (code) {
            case SWT.KEYPAD_ADD, '=' -> '+';
            case SWT.KEYPAD_SUBTRACT -> '-';
            case SWT.KEYPAD_0 -> '0';
            default -> code;
        };
    }

    /** The keys as a menu names them. */
    public String keys() {
        return codes.stream()
                .map(code -> KeyStroke.getInstance(mask, code).format())
                .collect(Collectors.joining(", "));
    }

    /** The name in few words. */
    public String label() {
        return label;
    }

    /** What it does, in one sentence. */
    public String what() {
        return what;
    }
}
