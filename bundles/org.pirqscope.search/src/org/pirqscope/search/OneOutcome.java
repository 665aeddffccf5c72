package org.pirqscope.search;

import java.util.List;
import org.pirqscope.machine.call.Outcome;
import org.pirqscope.machine.call.Reason;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.simulate.EntryNames;

/** The outcome of one controller without the name of any: where its interrupt goes, another one is any other. */
record OneOutcome(List<Controller> controllers) {

    /** Of controller {@code c} among the outcomes of all. */
    Outcome of(List<Outcome> outcomes, int c) {
        if (!(outcomes.get(c) instanceof Outcome.Lost lost)) {
            return outcomes.get(c);
        }
        String to = lost.reason() == Reason.GOES_TO ? to(lost, c) : "";
        return new Outcome.Lost(lost.phase(), lost.entry(), lost.reason(), to, 0);
    }

    private String to(Outcome.Lost lost, int c) {
        EntryNames names =
                new EntryNames(controllers.stream().map(Controller::name).toList());
        for (int d = 0; d < controllers.size(); d++) {
            for (int e = 0; e < controllers.get(d).entries(); e++) {
                if (names.entry(d, e).text().equals(lost.goesTo())) {
                    return (d == c ? "its own entry " : "another one's entry ") + e;
                }
            }
        }
        return lost.goesTo();
    }
}
