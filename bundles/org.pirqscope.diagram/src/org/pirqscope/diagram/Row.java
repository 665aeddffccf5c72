package org.pirqscope.diagram;

import java.util.Optional;

/**
 * One row, made on demand.
 *
 * @param from lane index; equal to {@code to} for a self call and for a note
 * @param step number of the step as {@code run} prints it, counted from 1: a leaf call and its answer have the same;
 * for a note that of the
 *     message above, for a gap the first one left out
 * @param actor controller index, -1 for a guest-wide event
 * @param text what stands at the arrow, {@code PHYSDEVOP_unmap_pirq(55)}, {@code "37 rows left out"}; empty for notes
 * @param mark the loudest finding of the step
 * @param switched whether another actor ran before it
 * @param folded whether the inside of its call is folded away
 * @param failed whether it answers with an error number
 * @param note the note that this row starts, if it starts one
 */
public record Row(
        int index,
        RowKind kind,
        int from,
        int to,
        int step,
        int actor,
        String text,
        Mark mark,
        boolean switched,
        boolean folded,
        boolean failed,
        Optional<Note> note) {}
