package org.pirqscope.report.compare;

import org.pirqscope.machine.run.StepFinding;

/** A warning or failure that one of the runs has and the other has not. @param left whether the left run has it */
public record FindingDifference(boolean left, StepFinding seen) {}
