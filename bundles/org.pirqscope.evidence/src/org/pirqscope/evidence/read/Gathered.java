package org.pirqscope.evidence.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pirqscope.evidence.fact.Fact;
import org.pirqscope.evidence.fact.Facts;
import org.pirqscope.evidence.fact.LineState;
import org.pirqscope.evidence.fact.SourceFormat;
import org.pirqscope.evidence.fact.SourceLine;
import org.pirqscope.evidence.line.LineStream;

/** What has been read so far, within bounds. */
final class Gathered implements Facts {

    /** Facts that are kept: about 100 bytes each. */
    static final int MOST_FACTS = 2_000_000;

    static final int MOST_STRANGE = 20_000;
    private static final int LONGEST = 500;

    private final List<String> names = new ArrayList<>();
    private final List<LineCounts> counts = new ArrayList<>();
    private final List<Fact> facts = new ArrayList<>();
    private final FactOrigins.Builder origins = new FactOrigins.Builder();
    private final List<StrangeLine> strange = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final boolean wanted;
    private final LineKeeper lines;
    private long dropped;

    /** @param keep whether lines are kept */
    Gathered(boolean keep) {
        wanted = keep;
        lines = new LineKeeper(keep ? ReadLines.MOST_BYTES : 0);
    }

    /** Begins a text. @return its index */
    int begin(String name) {
        names.add(name);
        counts.add(new LineCounts());
        lines.begin();
        return names.size() - 1;
    }

    /** How many texts were begun. */
    int texts() {
        return names.size();
    }

    /** What was said of the texts. */
    List<String> notes() {
        return notes;
    }

    int facts() {
        return facts.size();
    }

    /** Says of the facts from there on how their lines were read, and of those of this line when it was written. */
    void told(int from, SourceFormat format, SourceLine place, double seconds) {
        for (int i = from; i < facts.size(); i++) {
            origins.set(i, format, facts.get(i).place().equals(place) ? seconds : Double.NaN);
        }
    }

    /** Replaces a fact by what later lines of the same text make of it. */
    void replace(int index, Fact fact) {
        facts.set(index, fact);
    }

    Fact fact(int index) {
        return facts.get(index);
    }

    @Override
    public void add(Fact fact) {
        if (facts.size() < MOST_FACTS) {
            facts.add(fact);
            origins.add();
        } else {
            dropped++;
        }
    }

    /** One more line of a text. @return its row there, -1 if it is not kept */
    int line(int file, int number, String raw) {
        return lines.add(file, number, raw);
    }

    /** What becomes of a line whose format a line below will tell. */
    void undecided(int file, int row, LineState state, boolean joined) {
        lines.text(file).mark(row, null, state, joined);
    }

    /** Says the format of the lines that wait for it, and counts them. */
    void assign(int file, SourceFormat format, Map<LineState, Integer> waiting) {
        lines.text(file).assign(format);
        waiting.forEach((state, count) -> counts.get(file).add(format, state, count));
    }

    /**
     * What became of a line.
     *
     * @param row of the line in its text
     * @param joined whether it belongs to the record of the line above
     */
    void count(int file, int row, SourceFormat format, LineState state, boolean joined) {
        lines.text(file).mark(row, format, state, joined);
        counts.get(file).add(format, state, 1);
    }

    void strange(SourceLine place, String line, boolean cut) {
        if (strange.size() < MOST_STRANGE) {
            String shown = line.length() > LONGEST ? line.substring(0, LONGEST) : line;
            strange.add(new StrangeLine(place, LineStream.shown(shown), cut));
        }
    }

    void note(String sentence) {
        notes.add(sentence);
    }

    Evidence evidence() {
        List<SourceCount> sources = new ArrayList<>();
        for (int file = 0; file < counts.size(); file++) {
            sources.addAll(counts.get(file).sources(file, names.get(file)));
        }
        ReadLines kept = wanted ? lines.lines() : ReadLines.NONE;
        return new Evidence(names, sources, facts, origins.build(), kept, strange, dropped, notes);
    }
}
