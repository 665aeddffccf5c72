package org.pirqscope.machine.simulate;

import java.util.List;
import org.pirqscope.machine.call.AtomicStep;
import org.pirqscope.machine.call.QemuFunction;
import org.pirqscope.machine.call.Reason;
import org.pirqscope.machine.call.Tape;
import org.pirqscope.machine.driver.Driver;
import org.pirqscope.machine.driver.DriverCells;
import org.pirqscope.machine.driver.Op;
import org.pirqscope.machine.driver.Program;
import org.pirqscope.machine.guest.Guest;
import org.pirqscope.machine.guest.Kernel;
import org.pirqscope.machine.guest.pci.Setup;
import org.pirqscope.machine.guest.pci.Teardown;
import org.pirqscope.machine.qemu.Qemu;
import org.pirqscope.machine.qemu.QemuMsi;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.state.Layout;

/**
 * The transitions of one scenario: which actors may move, and what one atomic move does to the cells of a world
 * (docs/domain.md 6.2). The stepper and the explorer both run {@link #move}; they differ in the tape alone. Stateless,
 * so that threads may share it.
 */
public final class Machine {

    private final Scenario scenario;
    private final Wiring w;
    private final Setup setup;
    private final Teardown teardown;
    private final Delivery delivery;
    private final Guest guest;
    private final Qemu qemu;
    private final QemuMsi qemuMsi;
    private final DriverCells drivers;
    private final Program[] programs;
    private final int actors;

    public Machine(Scenario scenario) {
        this(scenario, Wiring.Bounds.NONE);
    }

    /** A machine of which only as much is modelled as an explorer needs. */
    public Machine(Scenario scenario, Wiring.Bounds bounds) {
        this.scenario = scenario;
        this.w = new Wiring(scenario, bounds);
        Kernel kernel = new Kernel(w.linux, w.pirqs);
        this.setup = new Setup(kernel, w.functions, w.controllers, w.guest, w.traps, w.drivers, w.programs);
        this.teardown = new Teardown(kernel, w.functions, w.controllers, w.guest, w.traps, w.drivers);
        this.delivery = new Delivery(w);
        this.guest = w.guest;
        this.qemu = w.qemu;
        this.qemuMsi = w.qemuMsi;
        this.drivers = w.drivers;
        this.programs = w.programs.toArray(new Program[0]);
        this.actors = programs.length + scenario.events().size();
    }

    /** What each cell of a world means. */
    public Layout layout() {
        return w.layout;
    }

    public Scenario scenario() {
        return scenario;
    }

    /** The layers that it moves. */
    public Wiring wiring() {
        return w;
    }

    /** The cells of the first moment: nothing set up, every driver before its first step. */
    public short[] start() {
        short[] s = new short[w.layout.size()];
        for (int c = 0; c < programs.length; c++) {
            settle(s, c, drivers.pc(s, c), Tape.SILENT);
        }
        return s;
    }

    /** How many actors there are: controllers, then guest-wide events. */
    public int actors() {
        return actors;
    }

    /** Whether the actor has nothing left to do. */
    public boolean ended(short[] s, int actor) {
        int c = programs.length;
        return actor < c ? drivers.pc(s, actor) == programs[actor].end() : s[w.events + actor - c] != 0;
    }

    /** Which act of its script the actor is in, from 0; a guest-wide event has one. */
    public int act(short[] s, int actor) {
        return actor < programs.length ? programs[actor].act(drivers.pc(s, actor)) : 0;
    }

    /**
     * Whether the actor may move now: it has something to do and does not wait for another's trap (big QEMU lock,
     * pci_lock).
     */
    public boolean mayMove(short[] s, int actor) {
        if (ended(s, actor)) {
            return false;
        }
        int holder = trapHolder(s);
        return holder < 0 || holder == actor || actor < programs.length && !traps(s, actor);
    }

    /** The controller that is inside a QEMU trap with hypercalls left, -1 for none. */
    public int trapHolder(short[] s) {
        for (int c = 0; c < programs.length; c++) {
            if (drivers.pc(s, c) != programs[c].end() && insideTrap(next(s, c).step())) {
                return c;
            }
        }
        return -1;
    }

    private static boolean insideTrap(AtomicStep step) {
        return switch (step) {
            case M, B, UB, UM -> true;
            default -> false;
        };
    }

    /** Whether the controller's next step accesses the device in a trap that reaches QEMU. */
    private boolean traps(short[] s, int c) {
        Op op = next(s, c);
        return switch (op.step()) {
            case S, R, W, Z, E1, E2, D, UNPLUG -> true;
            case Q -> guest.requestTraps(s, c, op.entry(), msix(s, c));
            case C -> guest.freeTraps(s, c, op.entry(), msix(s, c));
            default -> false;
        };
    }

    private Op next(short[] s, int c) {
        return programs[c].op(drivers.pc(s, c));
    }

    /** The atomic step that the actor would take next. */
    public AtomicStep nextStep(short[] s, int actor) {
        int c = programs.length;
        if (actor < c) {
            return next(s, actor).step();
        }
        return scenario.events().get(actor - c).kind() == Scenario.Event.Kind.KEXEC
                ? AtomicStep.KEXEC
                : AtomicStep.REBOOT;
    }

    /** The entry that a controller's next step concerns. */
    public int nextEntry(short[] s, int c) {
        return next(s, c).entry();
    }

    /** Where an actor stands: {@code phase 2, look up entry 0}. */
    String position(short[] s, int c) {
        if (ended(s, c)) {
            return drivers.stopped(s, c) ? "stopped" : "done";
        }
        int at = drivers.pc(s, c);
        while (programs[c].op(at).step() == null) {
            at--;
        }
        Op op = programs[c].op(at);
        String phase = switch (op.phase()) {
            case Program.DEAD -> "removal";
            case Program.RESET -> "reset";
            case Program.RECOVER -> "recovery";
            case Program.UNLOAD, Program.UNPLUG -> "unload";
            default -> "phase " + op.phase();
        };
        return phase + ", " + op.step().label() + " entry " + op.entry();
    }

    /** One atomic move of an actor that {@link #mayMove}; changes {@code s} in place. */
    public void move(short[] s, int actor, Tape tape) {
        if (actor >= programs.length) {
            new GuestEvents(this, teardown).happen(s, actor, tape);
            return;
        }
        move(s, actor, drivers.pc(s, actor), tape);
    }

    /** The move at that place of a driver's program; answers the next place. */
    private int move(short[] s, int c, int at, Tape tape) {
        boolean passed = execute(s, c, programs[c].op(at), tape);
        return settle(s, c, passed ? at + 1 : drivers.pc(s, c), tape);
    }

    /**
     * A move and those that docs/domain.md 6.2 fuses with it: an entry's setup, an enable, a disable. Answers how many
     * moves it was. No other controller may be inside a trap.
     */
    public int fusedMove(short[] s, int actor, Tape tape) {
        return fusedMove(s, actor, false, tape);
    }

    /**
     * As {@link #fusedMove}, but another controller may be inside a trap: a step that has to wait for that one is not
     * fused.
     */
    public int fusedMoveBesideTrap(short[] s, int actor, Tape tape) {
        int holder = trapHolder(s);
        return fusedMove(s, actor, holder >= 0 && holder != actor, tape);
    }

    private int fusedMove(short[] s, int actor, boolean besideTrap, Tape tape) {
        if (actor >= programs.length) {
            move(s, actor, tape);
            return 1;
        }
        Program program = programs[actor];
        AtomicStep step;
        int at = drivers.pc(s, actor);
        int moves = 0;
        do {
            step = program.op(at).step();
            at = move(s, actor, at, tape);
            moves++;
        } while (at < program.end() && fuses(step, program.op(at).step()) && !(besideTrap && traps(s, actor)));
        return moves;
    }

    private static boolean fuses(AtomicStep step, AtomicStep next) {
        return switch (step) {
            case S, R, L, A, W -> setsEntryUp(next);
            case E1 -> true;
            case E2, M, B, D, UB, UM -> insideTrap(next);
            default -> false;
        };
    }

    private static boolean setsEntryUp(AtomicStep step) {
        return switch (step) {
            case R, L, A, Z, W, I -> true;
            default -> false;
        };
    }

    /** Goes from a place to the next step that applies, passing marks, and answers where that is. */
    private int settle(short[] s, int c, int from, Tape tape) {
        Program program = programs[c];
        int pc = from;
        while (pc < program.end()) {
            Op op = program.op(pc);
            if (op.recovery() && !drivers.recovering(s, c)) {
                pc++;
                continue;
            }
            if (op.mark() != null) {
                pass(s, c, op, tape);
            } else if (applies(s, c, op)) {
                break;
            }
            pc++;
        }
        drivers.pc(s, c, pc);
        return pc;
    }

    private boolean applies(short[] s, int c, Op op) {
        if (op.phase() == Program.DEAD && !drivers.stopped(s, c)) {
            return false;
        }
        int mode = drivers.mode(s, c);
        int e = op.entry();
        return switch (op.step()) {
            case S, UNPLUG -> true;
            case R, L, A, Z, W, I -> setup.applies(s, c, op.step(), e);
            case E1 -> mode == DriverCells.MSIX && !w.linux.enableFirst();
            case E2 -> mode == DriverCells.MSIX || mode == DriverCells.MSI;
            case M ->
                mode == DriverCells.MSIX
                        ? qemu.wantsMap(s, c, e)
                        : mode == DriverCells.MSI && e == 0 && qemuMsi.wantsMap(s, c);
            case B ->
                mode == DriverCells.MSIX
                        ? qemu.wantsBind(s, c, e)
                        : mode == DriverCells.MSI && e == 0 && qemuMsi.wantsBind(s, c);
            case Q -> e < drivers.nvec(s, c) && mode != DriverCells.INTX;
            case U -> e < drivers.nvec(s, c);
            case C -> guest.requested(s, c, e);
            case D -> mode == DriverCells.MSIX || mode == DriverCells.MSI;
            case UB, UM ->
                mode == DriverCells.MSIX
                        ? qemu.wantsUnmap(s, c, e)
                        : mode == DriverCells.MSI && e == 0 && qemuMsi.wantsUnmap(s, c);
            case X -> guest.hasIrq(s, c, e);
            default -> false;
        };
    }

    /** Executes one step; false where it has set the program counter itself. */
    private boolean execute(short[] s, int c, Op op, Tape tape) {
        int e = op.entry();
        switch (op.step()) {
            case S, R, L, A, Z, W, I -> {
                return setup.execute(s, c, op, tape);
            }
            case E1 -> setup.enableMasked(s, c, tape);
            case E2 -> setup.beginEnable(s, c, tape);
            case M -> map(s, c, e, tape);
            case B -> bind(s, c, e, tape);
            case Q -> request(s, c, op, tape);
            case U -> {
                return use(s, c, op, tape);
            }
            case C -> teardown.freeIrq(s, c, op, tape);
            case D -> teardown.beginDisable(s, c, op, tape);
            case UB -> qemu.unbind(s, c, slot(s, c, e), msix(s, c), tape);
            case UM -> qemu.unmap(s, c, slot(s, c, e), msix(s, c), tape);
            case X -> guest.destroyIrq(s, c, e, tape);
            case UNPLUG -> unplug(s, c, tape);
            default -> throw new IllegalStateException(op.toString());
        }
        return true;
    }

    private boolean msix(short[] s, int c) {
        return drivers.mode(s, c) == DriverCells.MSIX;
    }

    private int slot(short[] s, int c, int entry) {
        return msix(s, c) ? entry : qemu.cells().msi(c);
    }

    private void unplug(short[] s, int c, Tape tape) {
        tape.enter(QemuFunction.UNREALIZE);
        qemu.unplug(s, c, w.functions.get(c).msi(), w.functions.get(c).msixTableSize() > 0, tape);
        tape.leave(QemuFunction.UNREALIZE);
    }

    private void map(short[] s, int c, int e, Tape tape) {
        if (msix(s, c)) {
            qemu.map(s, c, e, tape);
        } else {
            qemuMsi.map(s, c, tape);
        }
    }

    private void bind(short[] s, int c, int e, Tape tape) {
        if (msix(s, c)) {
            qemu.bind(s, c, e, tape);
        } else {
            qemuMsi.bind(s, c, tape);
        }
    }

    private void request(short[] s, int c, Op op, Tape tape) {
        driver(c).beginRequest(op.phase(), c, op.entry(), tape);
        guest.requestIrq(s, c, op.entry(), msix(s, c), tape);
        driver(c).endRequest(op.phase(), c, op.entry(), drivers.nvec(s, c), tape);
    }

    private boolean use(short[] s, int c, Op op, Tape tape) {
        boolean onIntx = drivers.mode(s, c) == DriverCells.INTX;
        if (onIntx && op.setup() >= 0 && !setup.requestIntx(s, c, op, tape)) {
            return false;
        }
        Driver driver = driver(c);
        driver.beginUse(op.phase(), c, op.entry(), drivers.nvec(s, c), tape);
        int result = onIntx ? Delivery.DELIVERED : delivery.deliver(s, c, op.entry(), tape);
        if (result == Delivery.DELIVERED) {
            driver.completed(op.phase(), c, op.entry(), drivers.nvec(s, c), tape);
            return true;
        }
        lose(s, c, op, Delivery.reason(result), Delivery.target(result), tape);
        return switch (driver.lost(op.phase(), c, op.entry(), drivers.nvec(s, c), tape)) {
            case GOES_ON -> true;
            case RECOVERS -> {
                drivers.recovering(s, c, true);
                drivers.pc(s, c, programs[c].recovery(drivers.pc(s, c)));
                yield false;
            }
            case GIVES_UP -> {
                stop(s, c);
                yield false;
            }
        };
    }

    private void lose(short[] s, int c, Op op, Reason reason, int to, Tape tape) {
        drivers.lose(s, c, op.phase(), op.entry(), reason, to);
        tape.lost(c, op.phase(), op.entry(), reason, to);
    }

    private void stop(short[] s, int c) {
        drivers.stopped(s, c, true);
        drivers.pc(s, c, programs[c].nextDead(drivers.pc(s, c)));
    }

    private void pass(short[] s, int c, Op op, Tape tape) {
        switch (op.mark()) {
            case ENABLED -> setup.enabled(s, c, op.phase(), tape);
            case DISABLED -> teardown.disabled(s, c, tape);
            case TORN -> teardown.torn(s, c, op.phase(), tape);
            case LOADED -> {
                drivers.recovering(s, c, false);
                driver(c).loaded(c, tape);
            }
        }
    }

    /** Forgets what the guest knows and starts every driver anew: for guest-wide events. */
    void restart(short[] s, boolean keepQemu) {
        short[] fresh = start();
        if (!keepQemu) {
            System.arraycopy(fresh, 0, s, 0, w.events);
            return;
        }
        guest.forget(s);
        for (int c = 0; c < programs.length; c++) {
            drivers.mode(s, c, DriverCells.NONE, 0);
            drivers.setup(s, c, 0, -1);
            drivers.done(s, c, false);
            drivers.open(s, c, false);
            drivers.stopped(s, c, false);
            drivers.resetting(s, c, false);
            drivers.recovering(s, c, false);
            drivers.forgetLoss(s, c);
            drivers.pc(s, c, drivers.pc(fresh, c));
        }
    }

    /** The driver of a controller. */
    public Driver driver(int controller) {
        return w.controllers.get(controller);
    }

    /** Names of the controllers, by index. */
    public List<String> names() {
        return scenario.controllers().stream().map(Controller::name).toList();
    }
}
