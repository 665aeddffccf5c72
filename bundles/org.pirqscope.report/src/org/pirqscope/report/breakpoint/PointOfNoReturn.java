package org.pirqscope.report.breakpoint;

/** From which step of a run on every order fails. */
public sealed interface PointOfNoReturn {

    /** From this step on. */
    record At(int step) implements PointOfNoReturn {}

    /** The run never comes to one: whatever happened, some order goes well. */
    record Never() implements PointOfNoReturn {}

    /** The search of the orders came to a limit before it knew. */
    record NotDecided() implements PointOfNoReturn {}
}
