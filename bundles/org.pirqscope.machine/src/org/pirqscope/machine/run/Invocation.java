package org.pirqscope.machine.run;

import java.util.List;

/**
 * A call of a run, by step numbers.
 *
 * @param leave where it comes back, 0 while it is open at the end of the run
 * @param caller where the call around it was entered, 0 for none
 * @param inner where the calls that it makes itself were entered, in order
 * @param failed whether it, or a call inside of it, answers with an error
 */
public record Invocation(int enter, int leave, int caller, List<Integer> inner, boolean failed) {}
