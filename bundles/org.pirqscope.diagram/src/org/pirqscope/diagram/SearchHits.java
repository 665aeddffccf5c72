package org.pirqscope.diagram;

import java.util.Arrays;
import java.util.BitSet;
import org.pirqscope.machine.call.Step;

/**
 * The calls of a run that a search found, those inside of folded calls too, in the order of their steps. An answer
 * counts only where its call was not found.
 */
public final class SearchHits {

    /** Nothing was looked for. */
    public static final SearchHits NONE = new SearchHits(new int[0], new int[0], Matches.NONE);

    private final int[] first;
    private final int[] last;
    private final Matches rows;

    private SearchHits(int[] first, int[] last, Matches rows) {
        this.first = first;
        this.last = last;
        this.rows = rows;
    }

    /** Looks at every message once, as if nothing were folded. */
    public static SearchHits of(SequenceDiagram shown, Query query) {
        boolean folds = shown.scope().foldsAny();
        SequenceDiagram whole = folds ? shown.with(shown.scope().unfolded()) : shown;
        Matches matches = Matches.of(whole, query);
        int[] calls = calls(whole, matches.rows());
        int[] first = Arrays.stream(calls).map(whole::stepNumber).toArray();
        int[] last = Arrays.stream(calls).map(whole::lastStep).toArray();
        return new SearchHits(
                first,
                last,
                folds
                        ? Matches.at(Arrays.stream(matches.rows())
                                .map(whole::stepNumber)
                                .map(shown::rowShowing))
                        : matches);
    }

    /** The rows without the answers to calls that are among them. */
    private static int[] calls(SequenceDiagram diagram, int[] rows) {
        BitSet entered = new BitSet();
        Arrays.stream(rows).mapToObj(diagram::step).filter(Step::entering).forEach(step -> entered.set(step.number()));
        return Arrays.stream(rows)
                .filter(row -> diagram.kind(row) != RowKind.ANSWER
                        || !entered.get(diagram.step(row).partner()))
                .toArray();
    }

    public int count() {
        return first.length;
    }

    /** The drawn rows that were found, answers too, or in whose folded call something was. */
    public Matches rows() {
        return rows;
    }

    /** The place among them of the message at which a step is, from 1; 0 if it was not found. */
    public int number(int step) {
        int place = upTo(step);
        return place >= 0 && step <= last[place] ? place + 1 : 0;
    }

    /** The step that ends the first of them after this step, going round at the end; 0 if there is none. */
    public int next(int step) {
        return at(upTo(step) + 1);
    }

    /** The step that ends the last of them before this step, going round at the start; 0 if there is none. */
    public int previous(int step) {
        int place = upTo(step);
        return at(place >= 0 && step <= last[place] ? place - 1 : place);
    }

    /** The last that begins at or before a step, -1 for none. */
    private int upTo(int step) {
        int place = Arrays.binarySearch(first, step);
        return place >= 0 ? place : -place - 2;
    }

    private int at(int place) {
        return first.length == 0 ? 0 : last[Math.floorMod(place, first.length)];
    }
}
