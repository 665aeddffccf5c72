package org.pirqscope.session;

import org.pirqscope.machine.scenario.Scenario;

/**
 * A document at one time.
 *
 * @param change what led here, as the menu names it: {@code Next: nvme1}; empty for what was opened
 * @param position where in its run the reviewer stood last
 */
public record Revision(String change, Scenario scenario, int position) {

    Revision at(int place) {
        return new Revision(change, scenario, place);
    }
}
