package org.pirqscope.report.reproduce;

import java.util.Optional;
import org.pirqscope.machine.call.Step;

/**
 * A place at which somebody has to wait while others go on.
 *
 * @param actor who waits
 * @param last its last step before
 * @param next its next step after
 * @param place the call at whose entry it is to be held: the first of a function of the kernel or of QEMU after the
 * switch; nothing where there is none before its end or that of its kernel
 * @param passes how often the actor enters that function before, since it was last held or began
 * @param until the last step of the others while it waits
 */
public record Hold(String actor, Step last, Step next, Optional<Step> place, int passes, Step until) {}
