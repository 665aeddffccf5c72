package org.pirqscope.cli;

/** The two streams that a verb prints to. */
public record Terminal(Output out, Output err) {

    /** A remark that is no part of the result: {@code pirqscope: note: TEXT} on standard error, at once. */
    public void note(String text) {
        err.line("pirqscope: note: " + text);
        err.flush();
    }
}
