package org.pirqscope.machine.simulate;

import java.util.List;
import org.pirqscope.machine.call.AtomicStep;
import org.pirqscope.machine.call.Tape;
import org.pirqscope.machine.driver.Driver;
import org.pirqscope.machine.guest.pci.Restore;
import org.pirqscope.machine.guest.pci.Setup;
import org.pirqscope.machine.guest.pci.Teardown;
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
    private final ProgramCounters counters;
    private final TrapLock lock;
    private final ControllerMoves moves;
    private final GuestEvents events;
    private final int controllers;

    public Machine(Scenario scenario) {
        this(scenario, Wiring.Bounds.NONE);
    }

    /** A machine of which only as much is modelled as an explorer needs. */
    public Machine(Scenario scenario, Wiring.Bounds bounds) {
        this.scenario = scenario;
        this.w = new Wiring(scenario, bounds);
        Setup setup = new Setup(w.kernel, w.functions, w.controllers, w.guest, w.traps, w.drivers, w.programs);
        Teardown teardown = new Teardown(w.kernel, w.functions, w.controllers, w.guest, w.traps, w.drivers);
        Restore restore = new Restore(w.kernel, w.functions, w.guest, w.traps, w.drivers);
        this.counters = new ProgramCounters(w);
        this.lock = new TrapLock(w, counters);
        this.moves = new ControllerMoves(w, counters, lock, setup, teardown, restore);
        this.events = new GuestEvents(w, scenario.events(), new DomainStart(w, scenario), moves, teardown);
        this.controllers = counters.controllers();
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
        moves.begin(s);
        return s;
    }

    /** How many actors there are: controllers, then guest-wide events. */
    public int actors() {
        return controllers + scenario.events().size();
    }

    /** Whether the actor has nothing left to do. */
    public boolean ended(short[] s, int actor) {
        return actor < controllers ? counters.ended(s, actor) : events.over(s, actor - controllers);
    }

    /** Which act of its script the actor is in, from 0; a guest-wide event has one. */
    public int act(short[] s, int actor) {
        return actor < controllers ? counters.act(s, actor) : 0;
    }

    /** Whether a controller has ended, or is between two acts as far as a log can tell. */
    public boolean betweenActs(short[] s, int controller) {
        return counters.ended(s, controller) || counters.atBeginning(s, controller);
    }

    /**
     * Whether the actor may move now: it has something to do and does not wait for another's trap (big QEMU lock,
     * pci_lock), nor for the start of the domain.
     */
    public boolean mayMove(short[] s, int actor) {
        if (ended(s, actor)) {
            return false;
        }
        if (events.first(s) >= 0) {
            return actor == controllers + events.first(s);
        }
        int holder = lock.holder(s);
        return holder < 0 || holder == actor || actor < controllers && !lock.needed(s, actor);
    }

    /**
     * Who has to move before others may: the controller that is inside a QEMU trap with hypercalls left, or the start
     * of the domain; -1 for nobody.
     */
    public int awaited(short[] s) {
        int first = events.first(s);
        return first >= 0 ? controllers + first : lock.holder(s);
    }

    /** The atomic step that the actor would take next. */
    public AtomicStep nextStep(short[] s, int actor) {
        return actor < controllers ? counters.next(s, actor).step() : events.step(actor - controllers);
    }

    /** The entry that a controller's next step concerns. */
    public int nextEntry(short[] s, int c) {
        return counters.next(s, c).entry();
    }

    /** Where a controller stands: {@code phase 2, look up entry 0}. */
    String position(short[] s, int c) {
        return counters.position(s, c);
    }

    /** One atomic move of an actor that {@link #mayMove}; changes {@code s} in place. */
    public void move(short[] s, int actor, Tape tape) {
        if (actor < controllers) {
            moves.move(s, actor, tape);
        } else {
            events.happen(s, actor - controllers, tape);
        }
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
        int holder = lock.holder(s);
        return fusedMove(s, actor, holder >= 0 && holder != actor, tape);
    }

    private int fusedMove(short[] s, int actor, boolean besideTrap, Tape tape) {
        if (actor < controllers) {
            return moves.fusedMove(s, actor, besideTrap, tape);
        }
        move(s, actor, tape);
        return 1;
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
