package org.pirqscope.machine.scenario;

import java.util.ArrayList;
import java.util.List;
import org.pirqscope.machine.driver.Driver;
import org.pirqscope.machine.driver.Drivers;
import org.pirqscope.machine.version.Versions;

/**
 * Everything that decides a run: same scenario, same steps. Only its breakpoints and bookmarks decide nothing.
 *
 * @param note what the scenario shows, for people
 * @param events guest-wide events that the schedule may name; they act on all controllers
 * @param schedule who goes next; when it is used up the rest run to their end in the order of {@code controllers}
 * @param stops where the reviewer wants to stop; a {@link org.pirqscope.machine.run.Run} has none
 * @param bookmarks steps that the reviewer wants to find again; a {@link org.pirqscope.machine.run.Run} has none
 */
public record Scenario(
        String name,
        String note,
        Versions versions,
        Pool pool,
        List<Controller> controllers,
        List<Event> events,
        List<Turn> schedule,
        List<StopPoint> stops,
        List<Bookmark> bookmarks) {

    /** One that a reviewer has put no breakpoints or bookmarks into. */
    public Scenario(
            String name,
            String note,
            Versions versions,
            Pool pool,
            List<Controller> controllers,
            List<Event> events,
            List<Turn> schedule) {
        this(name, note, versions, pool, controllers, events, schedule, List.of(), List.of());
    }

    /** A guest-wide event; its name is an actor of the schedule. */
    public record Event(String name, Kind kind) {

        /** What happens to the guest. */
        public enum Kind {
            /** A new kernel starts without the old one's irq_infos; QEMU's tables stay. */
            KEXEC,
            /** The guest asks for it: QEMU restarts, the domain is built anew. */
            REBOOT,
            /** The host destroys the domain, which hears nothing of it, and builds it anew. */
            DESTROY,
            /** An RCU grace period is over: numbers of freed Linux irqs can be handed out again. */
            GRACE_PERIOD,
            /** QEMU maps and binds INTx, the guest registers its GSIs: always first, and once. */
            BOOT
        }
    }

    public Scenario withVersions(Versions next) {
        return new Scenario(name, note, next, pool, controllers, events, schedule, stops, bookmarks);
    }

    /** With another driver for the controller of that index. */
    public Scenario withDriver(int controller, Drivers driver) {
        List<Controller> next = new ArrayList<>(controllers);
        next.set(controller, next.get(controller).withDriver(driver));
        return new Scenario(name, note, versions, pool, List.copyOf(next), events, schedule, stops, bookmarks);
    }

    public Scenario withSchedule(List<Turn> next) {
        return new Scenario(name, note, versions, pool, controllers, events, List.copyOf(next), stops, bookmarks);
    }

    /** With other controllers. */
    public Scenario withControllers(List<Controller> next) {
        return new Scenario(name, note, versions, pool, List.copyOf(next), events, schedule, stops, bookmarks);
    }

    /** With other guest-wide events. */
    public Scenario withEvents(List<Event> next) {
        return new Scenario(name, note, versions, pool, controllers, List.copyOf(next), schedule, stops, bookmarks);
    }

    /** Without the controller or event of that name, and without its turns. */
    public Scenario without(String actor) {
        return new Scenario(
                name,
                note,
                versions,
                pool,
                controllers.stream().filter(one -> !one.name().equals(actor)).toList(),
                events.stream().filter(one -> !one.name().equals(actor)).toList(),
                schedule.stream().filter(turn -> !turn.actor().equals(actor)).toList(),
                stops,
                bookmarks);
    }

    /** With other breakpoints. */
    public Scenario withStops(List<StopPoint> next) {
        return new Scenario(name, note, versions, pool, controllers, events, schedule, List.copyOf(next), bookmarks);
    }

    /** With other bookmarks. */
    public Scenario withBookmarks(List<Bookmark> next) {
        return new Scenario(name, note, versions, pool, controllers, events, schedule, stops, List.copyOf(next));
    }

    /** With the breakpoints and bookmarks of that one. */
    public Scenario reviewedAs(Scenario other) {
        return withStops(other.stops).withBookmarks(other.bookmarks);
    }

    /** Without breakpoints and bookmarks: what decides a run. */
    public Scenario unreviewed() {
        return withStops(List.of()).withBookmarks(List.of());
    }

    public Scenario withName(String next) {
        return new Scenario(next, note, versions, pool, controllers, events, schedule, stops, bookmarks);
    }

    /** The drivers of the controllers, in their kernel. */
    public List<Driver> drivers() {
        return controllers.stream()
                .map(each -> each.driver().of(versions, each.function()))
                .toList();
    }

    /** Which drivers the kernel runs of another release although its own would set up otherwise. */
    public List<Drivers> borrowed() {
        return controllers.stream()
                .filter(each -> each.driver().of(versions, each.function()).isBorrowed())
                .map(Controller::driver)
                .distinct()
                .toList();
    }

    /** How many Linux irqs the controllers can have, and one to spare; as many again where freed ones are held back. */
    public int guestIrqs() {
        int irqs = controllers.stream().mapToInt(Controller::entries).sum() + 1;
        return holdsIrqsBack() ? 2 * irqs : irqs;
    }

    /** Whether the number of a freed Linux irq is held back: the kernel does that, and the events say until when. */
    public boolean holdsIrqsBack() {
        return versions.linuxRules().irqsAfterGrace()
                && events.stream().anyMatch(event -> event.kind() == Event.Kind.GRACE_PERIOD);
    }

    /** Whether it is told from the start of the domain on, and what else INTx does beside MSI. */
    public boolean fromBoot() {
        return events.stream().anyMatch(event -> event.kind() == Event.Kind.BOOT);
    }

    /**
     * {@code pirqs 24..55 (nr_irqs_gsi 24, extra_guest_irqs 32)}; also nr_irqs, where the kernel hands Linux irqs out
     * from there down.
     */
    public String poolText() {
        String pirqs = pool.extraGuestIrqs() == 0
                ? "no pirqs for MSI"
                : "pirqs " + pool.nrIrqsGsi() + ".." + (pool.nrPirqs() - 1);
        int nrIrqs = pool.firstGuestIrq() + guestIrqs();
        return pirqs + " (nr_irqs_gsi " + pool.nrIrqsGsi() + ", extra_guest_irqs " + pool.extraGuestIrqs() + ")"
                + (versions.linuxRules().irqsFromTop()
                        ? "; Linux irqs from " + (nrIrqs - 1) + " down (nr_irqs " + nrIrqs + " here)"
                        : "");
    }

    /** Names of all actors: controllers first, then events; an actor's index is its place here. */
    public List<String> actors() {
        return java.util.stream.Stream.concat(
                        controllers.stream().map(Controller::name),
                        events.stream().map(Event::name))
                .toList();
    }
}
