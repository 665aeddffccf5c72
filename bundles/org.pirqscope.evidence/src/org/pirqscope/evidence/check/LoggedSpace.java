package org.pirqscope.evidence.check;

import java.util.List;
import java.util.function.Consumer;
import org.pirqscope.explore.StateSpace;
import org.pirqscope.explore.Walker;
import org.pirqscope.machine.simulate.Machine;
import org.pirqscope.search.space.Interleavings;

/**
 * The product of a space of runs and a place in the observed texts: a move is one of the machine's whose lines stand in
 * the texts where they are. A state in which all lines are there counts as one that breaks the claim "no run logs
 * this". For one thread.
 */
final class LoggedSpace implements StateSpace {

    /** How a run has to end. */
    enum End {
        /** With the texts, every driver at the end of its script. */
        WITH_THE_SCRIPTS,
        /** With the texts, every driver between two acts. */
        BETWEEN_ACTS,
        /** The texts end while it goes on. */
        LATER
    }

    /** The outcome of a state in which nothing fits any more. */
    static final long NO_RUN = -1;

    private final Interleavings space;
    private final List<LoggedText> texts;
    private final ShownLines shown;
    private final End end;
    private final Consumer<Refusal> refusals;
    private final Machine machine;
    private final List<String> devices;
    private final long last;

    /**
     * A move that does not fit.
     *
     * @param place where the texts were before it
     * @param line the first line that does not fit; null where nothing moves any more
     * @param text the text in which it should stand
     * @param at where that text was then
     * @param cells the state before the move, not to be kept
     */
    record Refusal(long place, ModelLine line, int text, int at, Machine machine, short[] cells) {}

    /** @param refusals hears of every move that does not fit */
    LoggedSpace(
            Interleavings space,
            ObservedLogs logs,
            ShownLines shown,
            List<String> devices,
            End end,
            Consumer<Refusal> refusals) {
        this.space = space;
        this.texts = logs.texts();
        this.shown = shown;
        this.end = end;
        this.refusals = refusals;
        this.machine = space.machine();
        this.devices = devices;
        this.last = last(texts);
    }

    /** The place after the last line of every text. */
    static long last(List<LoggedText> texts) {
        long place = 0;
        for (int i = texts.size() - 1; i >= 0; i--) {
            place = place << PlaceTape.BITS | texts.get(i).lines().size();
        }
        return place;
    }

    @Override
    public int width() {
        return space.width() + 1;
    }

    @Override
    public int choices() {
        return space.choices();
    }

    @Override
    public Walker walker() {
        return new Product();
    }

    private final class Product implements Walker {

        private final Interleavings.View view = space.walker();
        private final PlaceTape tape =
                new PlaceTape(texts, shown, devices, machine.wiring().guest.cells(), space.numbered());
        private final long[][] successors = new long[space.choices()][space.width() + 1];
        private final short[] world = new short[machine.layout().size()];
        private long place;

        @Override
        public void start(long[] out, int at) {
            view.start(out, at);
            out[at + space.width()] = 0;
        }

        @Override
        public long load(long[] states, int at) {
            long able = view.load(states, at);
            place = states[at + space.width()];
            long fitting = 0;
            for (long left = able; left != 0; left &= left - 1) {
                int actor = Long.numberOfTrailingZeros(left);
                fitting |= fits(actor) ? 1L << actor : 0;
            }
            if (able == 0) {
                refusals.accept(new Refusal(place, null, -1, 0, machine, view.now()));
            }
            return fitting;
        }

        private boolean fits(int actor) {
            System.arraycopy(view.now(), 0, world, 0, world.length);
            tape.begin(place, world, end != End.LATER);
            machine.move(world, actor, tape);
            if (!tape.fits()) {
                refusals.accept(new Refusal(
                        place, tape.refused(), tape.refusedText(), tape.refusedPlace(), machine, view.now()));
                return false;
            }
            view.packNext(world, successors[actor], 0);
            successors[actor][space.width()] = tape.place();
            return true;
        }

        @Override
        public void next(int choice, long[] out, int at) {
            System.arraycopy(successors[choice], 0, out, at, space.width() + 1);
        }

        @Override
        public boolean mayEnd() {
            return broken();
        }

        @Override
        public boolean broken() {
            return place == last && mayStop();
        }

        private boolean mayStop() {
            short[] now = view.now();
            for (int c = 0; c < devices.size() && end != End.LATER; c++) {
                boolean there = end == End.BETWEEN_ACTS ? machine.betweenActs(now, c) : machine.ended(now, c);
                if (!there) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public long outcome() {
            return broken() ? view.outcome() : NO_RUN;
        }
    }
}
