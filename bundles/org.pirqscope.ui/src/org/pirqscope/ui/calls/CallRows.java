package org.pirqscope.ui.calls;

import org.eclipse.swt.widgets.TreeItem;
import org.pirqscope.diagram.Mark;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Step;
import org.pirqscope.report.table.CallNode;
import org.pirqscope.report.words.FindingWords;
import org.pirqscope.ui.theme.ThemePalette;
import org.pirqscope.ui.theme.Tone;
import org.pirqscope.ui.widget.AlarmRowPainter;

/** How a call looks in the tree: signs, colour of its layer, and whether it is the current one. */
record CallRows(ThemePalette palette) {

    /** Writes text and colours of a node into its item. */
    void fill(TreeItem item, CallNode node, CallNode current, int position, boolean marked) {
        boolean here = node == current;
        Mark mark = mark(node);
        boolean own = mark != Mark.NONE && own(node);
        item.setText((here ? "\u25b6 " : "")
                + (marked ? "\u2691 " : "")
                + sign(mark, own)
                + node.text()
                + (node.stretch() ? "  " + node.steps() : ""));
        item.setFont(here || own && mark == Mark.STALE_HIT || node.stretch() ? palette.monoBold() : palette.mono());
        item.setForeground(palette.of(own ? alarm(mark) : tone(node, position)));
        AlarmRowPainter.mark(item, own);
        boolean loud = own && (mark == Mark.STALE_HIT || here && mark == Mark.FAILURE);
        item.setBackground(loud ? palette.of(Tone.ALARM_BACK) : here ? palette.of(Tone.SELECTION) : null);
    }

    private static Mark mark(CallNode node) {
        return node.worst() == null ? Mark.NONE : Mark.of(node.worst());
    }

    /** Whether the worst finding is the call's own and not of a call inside. */
    private static boolean own(CallNode node) {
        return !node.stretch() && node.children().stream().noneMatch(child -> child.worst() == node.worst());
    }

    private static Tone alarm(Mark mark) {
        return mark == Mark.WARNING ? Tone.WARNING : Tone.ALARM;
    }

    private static String sign(Mark mark, boolean own) {
        String sign = switch (mark) {
            case STALE_HIT -> "\u26a0";
            case FAILURE -> "\u2717";
            case WARNING -> own ? "!" : "";
            case NONE -> "";
        };
        return sign.isEmpty() ? "" : own ? sign + " " : "(" + sign + ") ";
    }

    private static Tone tone(CallNode node, int position) {
        if (node.from() > position) {
            return Tone.DIM;
        }
        return node.stretch() ? Tone.TEXT : tone(node.step());
    }

    private static Tone tone(Step step) {
        return switch (step.layer()) {
            case DRIVER -> Tone.DRIVER;
            case GUEST -> Tone.TEXT;
            case QEMU -> Tone.QEMU;
            case XEN -> Tone.XEN;
        };
    }

    private static String answer(CallNode node) {
        return node.answer().isEmpty() ? "" : " = " + node.answer();
    }

    /** What the tool tip says. */
    static String tip(CallNode node) {
        StringBuilder out = new StringBuilder("steps " + node.steps() + ", " + node.actor());
        if (!node.stretch()) {
            out.append("\n")
                    .append(node.step().call().namedText())
                    .append(answer(node))
                    .append("\n")
                    .append(node.step().call().function().source());
        }
        if (node.worst() != null && node.worst().severity() != Finding.Severity.INFO) {
            out.append("\n\u26a0 ").append(FindingWords.sentence(node.worst()));
        }
        return out.toString().replace("&", "&&");
    }
}
