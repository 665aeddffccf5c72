package org.pirqscope.machine.tests.layer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.pirqscope.machine.call.Tape;
import org.pirqscope.machine.qemu.Physdev;

/** A hypervisor that notes what QEMU asks and answers what it was told to, else well. */
final class FakeXen implements Physdev {

    private final List<String> asked = new ArrayList<>();
    private final Deque<Integer> answers = new ArrayDeque<>();
    private boolean unmasked;

    /** The next calls answer so; calls behind them answer well. */
    void answer(int... next) {
        for (int answer : next) {
            answers.add(answer);
        }
    }

    private int answerOr(int otherwise) {
        return answers.isEmpty() ? otherwise : answers.poll();
    }

    List<String> asked() {
        List<String> copy = List.copyOf(asked);
        asked.clear();
        return copy;
    }

    /** Whether the hardware's mask bits are clear. */
    void unmasked(boolean value) {
        unmasked = value;
    }

    @Override
    public boolean unmasked(short[] s, int device, int entry) {
        return unmasked;
    }

    @Override
    public int mapPirq(short[] s, int device, int entry, int requested, boolean msix, Tape tape) {
        asked.add("map " + device + "/" + entry + " " + requested + (msix ? "" : " by MSI"));
        return answerOr(requested == -1 ? 40 : requested);
    }

    @Override
    public int unmapPirq(short[] s, int pirq, Tape tape) {
        asked.add("unmap " + pirq);
        return answerOr(0);
    }

    @Override
    public int bindPtIrq(short[] s, int pirq, int gvec, int gflags, boolean msix, Tape tape) {
        asked.add("bind %d %#x %#x".formatted(pirq, gvec, gflags));
        return answerOr(0);
    }

    @Override
    public void writeMsiMask(short[] s, int device, boolean masked) {
        asked.add("mask " + device + " " + masked);
    }

    @Override
    public int unbindPtIrq(short[] s, int pirq, Tape tape) {
        asked.add("unbind " + pirq);
        return answerOr(0);
    }
}
