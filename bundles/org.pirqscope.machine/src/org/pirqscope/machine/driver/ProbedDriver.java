package org.pirqscope.machine.driver;

import org.pirqscope.machine.call.DriverFunction;
import org.pirqscope.machine.call.DriverLine;
import org.pirqscope.machine.call.Errno;
import org.pirqscope.machine.call.Tape;

/**
 * A driver whose probe sets all its interrupts up once and requests them, there or when the device is opened; nothing
 * that it uses makes it give the device up. Subclasses say what differs.
 */
abstract class ProbedDriver implements Driver {

    /** What really_probe prints for errors other than -ENODEV and -ENXIO (drivers/base/dd.c). */
    private final DriverLine probeFailed;

    private final String name;
    private final DriverFunction probe;
    private final DriverFunction open;
    private final DriverFunction remove;
    private final Ask ask;

    /**
     * @param open in which it requests its interrupts; null if the probe itself does
     * @param ask how it asks for vectors, whichever setup it is
     */
    ProbedDriver(
            DriverRules rules, String name, DriverFunction probe, DriverFunction open, DriverFunction remove, Ask ask) {
        this.name = name;
        this.probe = probe;
        this.open = open;
        this.remove = remove;
        this.ask = ask;
        this.probeFailed = rules.probeDevice()
                ? (device, bdf, error) ->
                        name + " " + bdf + ": probe with driver " + name + " failed with error " + error
                : (device, bdf, error) -> name + ": probe of " + bdf + " failed with error " + error;
    }

    /**
     * What needs the interrupt of an entry, of so many: a command with the entry's queue, or none, for its
     * argument.
     */
    abstract DriverFunction used(int entry, int vectors);

    /** The queue of an entry, where its command has one. */
    int queue(int entry) {
        return entry;
    }

    /** What it prints when the interrupt of an entry is lost; null for nothing. */
    abstract DriverLine lostLine(int phase, int entry, int vectors);

    /** What it prints when it gets no vectors; null for nothing. */
    DriverLine noVectorsLine(int phase) {
        return null;
    }

    private boolean opens() {
        return open != null;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void load(Program program) {
        setUp(1, program);
    }

    /** A setup of all entries, all requested and then used. */
    final void setUp(int phase, Program program) {
        program.setUp(phase, program.entries());
        for (int e = 0; e < program.entries(); e++) {
            program.request(phase, e);
        }
        for (int e = 0; e < program.entries(); e++) {
            program.use(phase, e);
        }
    }

    @Override
    public Ask ask(int phase, boolean recovering) {
        return ask;
    }

    @Override
    public boolean freesVectors() {
        Ask.Call call = ask(1, false).call();
        return call == Ask.Call.ALLOC || call == Ask.Call.ALLOC_EACH;
    }

    @Override
    public int status(int phase, int entry) {
        return 0;
    }

    @Override
    public int statusWithoutVectors(int phase, int error) {
        return error;
    }

    @Override
    public void beginLoad(int dev, Tape tape) {
        goOn(dev, tape);
    }

    /** A device that is set up is probed again after its removal. */
    @Override
    public void beginReset(int dev, Tape tape) {
        tape.enter(remove, dev);
    }

    @Override
    public void endReset(int dev, Tape tape) {
        tape.leave(remove);
    }

    @Override
    public void goOn(int dev, Tape tape) {
        tape.enter(probe, dev);
    }

    @Override
    public void enabled(int phase, boolean vectors, Tape tape) {
        if (phase == 1 && opens()) {
            tape.leave(probe, 0);
        }
    }

    @Override
    public void vectorsFailed(int phase, int dev, int error, Tape tape) {
        if (noVectorsLine(phase) != null) {
            tape.log(noVectorsLine(phase), dev, error);
        }
        probeFails(dev, statusWithoutVectors(phase, error), tape);
    }

    @Override
    public void beginRequest(int phase, int dev, int entry, Tape tape) {
        if (phase == 1 && opens() && entry == 0) {
            tape.enter(open, dev);
        }
    }

    @Override
    public void endRequest(int phase, int dev, int entry, int vectors, Tape tape) {
        if (phase == 1 && opens() && entry == vectors - 1) {
            tape.leave(open, 0);
        }
    }

    @Override
    public void irqRefused(int phase, int dev, int error, Tape tape) {
        if (opens()) {
            tape.leave(open, error);
        } else {
            probeFails(dev, error, tape);
        }
    }

    private void probeFails(int dev, int error, Tape tape) {
        tape.leave(probe, error);
        if (error != Errno.ENODEV.answer() && error != Errno.ENXIO.answer()) {
            tape.log(probeFailed, dev, error);
        }
    }

    @Override
    public void beginUse(int dev, Use use, Tape tape) {
        tape.enter(used(use.entry(), use.vectors()), queue(use.entry()));
    }

    @Override
    public void completed(int dev, Use use, Tape tape) {
        tape.leave(used(use.entry(), use.vectors()), 0);
    }

    @Override
    public Aftermath lost(int dev, Use use, Tape tape) {
        DriverLine line = lostLine(use.phase(), use.entry(), use.vectors());
        if (line != null) {
            tape.log(line, dev, queue(use.entry()));
        }
        tape.leave(used(use.entry(), use.vectors()), Errno.ETIMEDOUT.answer());
        return Aftermath.GOES_ON;
    }

    @Override
    public void loaded(int dev, Tape tape) {
        if (!opens()) {
            tape.leave(probe, 0);
        }
    }

    @Override
    public void beginRemove(int dev, Tape tape) {
        tape.enter(remove, dev);
    }

    @Override
    public void endRemove(Tape tape) {
        tape.leave(remove);
    }
}
