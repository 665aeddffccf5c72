package org.pirqscope.ui.explore;

import org.eclipse.jface.preference.IPreferenceStore;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.pirqscope.ui.desk.DeskPreferences;
import org.pirqscope.ui.widget.AccessibleNames;

/** Where the {@link Effort} of the next search is chosen. */
final class EffortRow {

    private static final int[] MEGABYTES = {64, 256, 1024, 4096, 16384};

    private final Combo steps;
    private final Combo reductions;
    private final Combo memory;

    private Effort usual;

    EffortRow(Composite row, IPreferenceStore preferences) {
        steps = combo(
                row,
                "explore-steps",
                "Steps",
                "Fine: every atomic step is a move of its own. Many more states, the same verdict",
                "fused steps",
                "fine steps");
        reductions = combo(
                row,
                "explore-reductions",
                "Reductions",
                "Names instead of numbers, equal controllers exchanged, calls that commute in one order."
                        + " Without: the same outcomes, many more states",
                "reduced",
                "no reduction");
        memory = combo(row, "explore-memory", "Memory", "The search stops, undecided, when its states need more");
        fill(preferences);
        IPropertyChangeListener listener = event -> {
            if (event.getProperty().equals(DeskPreferences.MEGABYTES)
                    || event.getProperty().equals(DeskPreferences.THREADS)) {
                fill(preferences);
            }
        };
        preferences.addPropertyChangeListener(listener);
        row.addDisposeListener(gone -> preferences.removePropertyChangeListener(listener));
    }

    /** What the preferences allow is the first choice, less than that the others. */
    private void fill(IPreferenceStore preferences) {
        usual = Effort.usual(preferences);
        memory.removeAll();
        memory.add("up to " + megabytes(usual.bytes()));
        for (int size : MEGABYTES) {
            if ((long) size << 20 < usual.bytes()) {
                memory.add("up to " + megabytes((long) size << 20));
            }
        }
        memory.select(0);
    }

    private static String megabytes(long bytes) {
        return (bytes >> 20) + " MB";
    }

    private static Combo combo(Composite row, String id, String name, String tip, String... choices) {
        Combo combo = AccessibleNames.name(new Combo(row, SWT.READ_ONLY), name);
        combo.setData("id", id);
        combo.setToolTipText(tip);
        combo.setItems(choices);
        combo.select(0);
        return combo;
    }

    /** What is chosen now. */
    Effort chosen() {
        int at = memory.getSelectionIndex();
        return new Effort(
                steps.getSelectionIndex() == 1,
                reductions.getSelectionIndex() == 0,
                usual.threads(),
                at <= 0 ? usual.bytes() : (long) MEGABYTES[at - 1] << 20);
    }
}
