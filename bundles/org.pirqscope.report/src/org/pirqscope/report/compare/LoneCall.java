package org.pirqscope.report.compare;

import java.util.Optional;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.version.Setting;

/**
 * A call that one of the runs makes and the other does not.
 *
 * @param left whether the left run makes it
 * @param call where it is entered for the first time
 * @param times how often that actor makes it so
 * @param rule the column that makes the difference alone; nothing where none does, as where only the order differs
 */
public record LoneCall(boolean left, Step call, int times, Optional<Setting> rule) {}
