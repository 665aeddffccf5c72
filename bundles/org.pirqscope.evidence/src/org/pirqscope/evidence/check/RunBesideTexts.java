package org.pirqscope.evidence.check;

import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.simulate.Machine;

/**
 * A run carried out once more, on the whole machine, beside the texts.
 *
 * @param irqs whether Linux irqs have to have the numbers that stand there
 */
record RunBesideTexts(Run run, ObservedLogs logs, ShownLines shown, boolean irqs) {

    /** Whether it logs all lines of the texts and, where they must stand there, no other. */
    boolean equalsTexts() {
        Machine machine = new Machine(run.scenario());
        PlaceTape tape = new PlaceTape(
                logs.texts(),
                shown,
                ModelCheck.addresses(run.scenario()),
                machine.wiring().guest.cells(),
                irqs);
        short[] cells = machine.start();
        long place = 0;
        for (int actor : run.actorsUpTo(run.length())) {
            tape.begin(place, cells, true);
            machine.move(cells, actor, tape);
            if (!tape.fits()) {
                return false;
            }
            place = tape.place();
        }
        return place == LoggedSpace.last(logs.texts());
    }
}
