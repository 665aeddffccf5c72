package org.pirqscope.diagram.export;

/** Which part of a run is drawn. */
public sealed interface RunPart {

    /** What suits the format: the failing part as text, everything as a picture. */
    record Usual() implements RunPart {}

    /** Everything. */
    record Whole() implements RunPart {}

    /** Steps {@code first} to {@code last}, both included. */
    record Steps(int first, int last) implements RunPart {}

    /** What matters for the finding of a step; 0 stands for the first failure. */
    record Around(int step) implements RunPart {}
}
