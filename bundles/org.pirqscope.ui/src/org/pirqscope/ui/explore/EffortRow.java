package org.pirqscope.ui.explore;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/** Where the {@link Effort} of the next search is chosen. */
final class EffortRow {

    private static final int[] MEGABYTES = {64, 256, 1024, 4096, 16384};

    private final Button fine;
    private final Button reduce;
    private final Combo memory;

    EffortRow(Composite row) {
        fine = check(row, "explore-fine", "Fine steps", "Every atomic step is a move of its own: the same outcomes, many more states", Effort.STANDARD.fine());
        reduce = check(row, "explore-reduce", "Reductions", "Names instead of numbers, equal controllers exchanged, calls that commute in one order: the same outcomes, far fewer states",
                Effort.STANDARD.reduce());
        Label label = new Label(row, SWT.NONE);
        label.setText("Memory");
        memory = new Combo(row, SWT.READ_ONLY);
        memory.setData("id", "explore-memory");
        memory.setToolTipText("Where the search stops, undecided, if its states need more");
        memory.add("up to " + megabytes(Effort.STANDARD.bytes()));
        for (int size : MEGABYTES) {
            if ((long) size << 20 < Effort.STANDARD.bytes()) {
                memory.add("up to " + megabytes((long) size << 20));
            }
        }
        memory.select(0);
    }

    private static String megabytes(long bytes) {
        return (bytes >> 20) + " MB";
    }

    private static Button check(Composite row, String id, String text, String tip, boolean set) {
        Button button = new Button(row, SWT.CHECK);
        button.setData("id", id);
        button.setText(text);
        button.setToolTipText(tip);
        button.setSelection(set);
        return button;
    }

    /** What is chosen now. */
    Effort chosen() {
        int at = memory.getSelectionIndex();
        return new Effort(fine.getSelection(), reduce.getSelection(), at <= 0 ? Effort.STANDARD.bytes() : (long) MEGABYTES[at - 1] << 20);
    }
}
