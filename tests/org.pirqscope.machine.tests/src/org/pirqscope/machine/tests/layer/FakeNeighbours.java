package org.pirqscope.machine.tests.layer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.pirqscope.machine.call.Tape;
import org.pirqscope.machine.guest.Hypercalls;
import org.pirqscope.machine.guest.Traps;

/**
 * A hypervisor and a device that note what the guest does; reads and hypercalls answer what they were told to, in this
 * order, else 0.
 */
final class FakeNeighbours implements Hypercalls, Traps {

    private final List<String> seen = new ArrayList<>();
    private final Deque<Integer> answers = new ArrayDeque<>();
    private boolean unchecked;

    void answer(int... next) {
        for (int answer : next) {
            answers.add(answer);
        }
    }

    void unchecked() {
        unchecked = true;
    }

    List<String> seen() {
        List<String> copy = List.copyOf(seen);
        seen.clear();
        return copy;
    }

    private int next(String what) {
        seen.add(what);
        return answers.isEmpty() ? 0 : answers.poll();
    }

    @Override
    public int getFreePirq(short[] s, int device, Tape tape) {
        return next("get_free_pirq");
    }

    @Override
    public boolean freePirqFailed(int answer) {
        return answer < 0 && !unchecked;
    }

    @Override
    public int evtchnBindPirq(short[] s, int pirq, Tape tape) {
        return next("bind " + pirq);
    }

    @Override
    public int evtchnClose(short[] s, int port, Tape tape) {
        return next("close " + port);
    }

    @Override
    public int mapGsi(short[] s, int gsi, Tape tape) {
        return gsi;
    }

    @Override
    public int eoi(int pirq, Tape tape) {
        seen.add("eoi " + pirq);
        return 0;
    }

    @Override
    public int irqStatusQuery(short[] s, int pirq, Tape tape) {
        return next("status " + pirq);
    }

    @Override
    public int readEntry(short[] s, int device, int entry, int word, Tape tape) {
        return next("read entry " + device + "/" + entry + " word " + word);
    }

    @Override
    public void writeEntry(short[] s, int device, int entry, int word, int value, Tape tape) {
        seen.add("write entry %d/%d word %d %08x".formatted(device, entry, word, value));
    }

    @Override
    public int readVectorControl(short[] s, int device, int entry, Tape tape) {
        return next("read control " + device + "/" + entry);
    }

    @Override
    public void writeVectorControl(short[] s, int device, int entry, int bit, Tape tape) {
        seen.add((bit == 1 ? "mask " : "unmask ") + device + "/" + entry);
    }

    @Override
    public boolean controlReachesQemu(short[] s, int device, int entry, int bit) {
        return true;
    }

    @Override
    public void disable(short[] s, int device, Tape tape) {
        seen.add("disable all");
    }

    @Override
    public boolean showsMsiMask(int device) {
        return device == 1;
    }

    @Override
    public void readMsiMask(short[] s, int device, Tape tape) {
        seen.add("read msi mask " + device);
    }

    @Override
    public void writeMsiMask(short[] s, int device, int bits, Tape tape) {
        seen.add("msi mask " + device + " " + bits);
    }

    @Override
    public void writeMsixControl(short[] s, int device, int flags, Tape tape) {
        seen.add("msi-x control " + flags);
    }

    @Override
    public int readMsi(short[] s, int device, int word, int offset, Tape tape) {
        return next("read msi word " + word + " at " + offset);
    }

    @Override
    public void writeMsi(short[] s, int device, int word, int value, Tape tape) {
        seen.add("write msi word %d %08x".formatted(word, value));
    }

    @Override
    public boolean msiEnabled(short[] s, int device) {
        return false;
    }

    @Override
    public void writeMsiControl(short[] s, int device, int flags, Tape tape) {
        seen.add("msi control " + flags);
    }

    @Override
    public boolean showsMsiMultiple(int device) {
        return true;
    }

    @Override
    public int dataRead(short[] s, int device, int entry, boolean msix) {
        return next("data of entry " + entry);
    }

    @Override
    public void beginEnable(short[] s, int device, boolean msix, Tape tape) {
        seen.add("enable");
    }

    @Override
    public void endEnable(short[] s, int device, boolean msix, Tape tape) {
        seen.add("enabled");
    }

    @Override
    public boolean beginDisable(short[] s, int device, boolean msix, Tape tape) {
        seen.add("disable");
        return true;
    }

    @Override
    public void endDisable(short[] s, int device, boolean msix, boolean unmaps, Tape tape) {
        seen.add("disabled");
    }

    @Override
    public int evtchnUnmask(short[] s, int port, Tape tape) {
        seen.add("unmask " + port);
        return 0;
    }

    @Override
    public int evtchnBindVcpu(short[] s, int port, int vcpu, Tape tape) {
        seen.add("vcpu " + port + " " + vcpu);
        return 0;
    }
}
