package org.pirqscope.evidence.line;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.pirqscope.evidence.line.LineForm.Fit;
import org.pirqscope.evidence.line.LineForm.Found;

/** Forms, in the order in which they are tried, and what is to be done with a line that one of them fits. */
public final class FormTable<C> {

    private static final int LETTERS = 128;

    private record Entry<C>(LineForm form, BiConsumer<C, Found> reader) {}

    private final List<List<Entry<C>>> byFirst = new ArrayList<>();

    public FormTable() {
        for (int i = 0; i < LETTERS; i++) {
            byFirst.add(new ArrayList<>());
        }
    }

    /** A format that tells something. */
    public FormTable<C> read(String format, BiConsumer<C, Found> reader) {
        Entry<C> entry = new Entry<>(LineForm.of(format), reader);
        char first = format.charAt(0);
        for (int c = 0; c < LETTERS; c++) {
            if (first == '%' || c == first) {
                byFirst.get(c).add(entry);
            }
        }
        return this;
    }

    /** Formats that are known and tell nothing here. */
    public FormTable<C> known(String... formats) {
        for (String format : formats) {
            read(format, null);
        }
        return this;
    }

    /**
     * Holds a line against the forms, from {@code at} on, and reads the first that fits.
     *
     * @param found takes the values
     * @param alone no line will be joined to it: a form that the line ends in is passed over for a later one
     */
    public Meaning tell(String line, int at, boolean alone, Found found, C context) {
        if (at >= line.length() || line.charAt(at) >= LETTERS) {
            return Meaning.STRANGE;
        }
        Meaning answer = Meaning.STRANGE;
        List<Entry<C>> entries = byFirst.get(line.charAt(at));
        for (int i = 0; i < entries.size(); i++) {
            Entry<C> entry = entries.get(i);
            Fit fit = entry.form().fit(line, at, found);
            if (fit == Fit.YES) {
                return told(entry, found, context);
            }
            if (fit == Fit.CUT) {
                answer = Meaning.CUT;
                if (!alone) {
                    return answer;
                }
            }
        }
        return answer;
    }

    private Meaning told(Entry<C> entry, Found found, C context) {
        if (entry.reader() == null) {
            return Meaning.NOTHING;
        }
        entry.reader().accept(context, found);
        return Meaning.FACT;
    }
}
