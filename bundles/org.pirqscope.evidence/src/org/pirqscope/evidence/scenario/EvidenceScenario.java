package org.pirqscope.evidence.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.pirqscope.evidence.fact.Party;
import org.pirqscope.evidence.fact.PirqEvent;
import org.pirqscope.evidence.fact.PirqEvent.LinuxIrq;
import org.pirqscope.evidence.fact.PirqEvent.Reused;
import org.pirqscope.evidence.fact.PirqEvent.Vector;
import org.pirqscope.evidence.fact.What;
import org.pirqscope.evidence.life.KnownDevice;
import org.pirqscope.evidence.life.StackFacts;
import org.pirqscope.machine.call.AtomicStep;
import org.pirqscope.machine.driver.Drivers;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Controller.Act;
import org.pirqscope.machine.scenario.Controller.Msi;
import org.pirqscope.machine.scenario.Pool;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.Turn;
import org.pirqscope.machine.version.LinuxRules;
import org.pirqscope.machine.version.QemuRules;
import org.pirqscope.machine.version.Table;
import org.pirqscope.machine.version.VersionException;
import org.pirqscope.machine.version.Versions;
import org.pirqscope.machine.version.XenRules;

/**
 * A scenario with the versions, the pool, the devices and the order that logs tell.
 *
 * @param unknown what they do not tell and what stands there instead, a sentence each
 */
public record EvidenceScenario(Scenario scenario, List<String> unknown) {

    private static final Versions BUG = Versions.of("4.10", "2.5", "4.7");
    private static final int MOST_CONTROLLERS = 15;
    private static final int MOST_TURNS = 400;
    /** One IO-APIC of the oldest kind. */
    private static final int FEWEST_GSIS = 16;

    public EvidenceScenario {
        unknown = List.copyOf(unknown);
    }

    /** Makes it; empty where no log names a device of a guest. */
    public static Optional<EvidenceScenario> of(List<PirqEvent> events, List<KnownDevice> devices, StackFacts stack) {
        return new Maker(events, stack).make(devices);
    }

    /** The same with versions that have other columns. */
    public EvidenceScenario with(UnaryOperator<Versions> columns) {
        return new EvidenceScenario(scenario.withVersions(columns.apply(scenario.versions())), unknown);
    }

    /** One scenario in the making. */
    private static final class Maker {

        private final List<PirqEvent> events;
        private final StackFacts stack;
        private final List<String> unknown = new ArrayList<>();
        private final Map<String, String> names = new LinkedHashMap<>();

        Maker(List<PirqEvent> events, StackFacts stack) {
            this.events = events;
            this.stack = stack;
        }

        Optional<EvidenceScenario> make(List<KnownDevice> devices) {
            List<Controller> controllers = devices.stream()
                    .filter(device -> !device.virtualBdf().isEmpty() && vectors(device.virtualBdf()) > 0)
                    .limit(MOST_CONTROLLERS)
                    .map(this::controller)
                    .toList();
            if (controllers.isEmpty()) {
                return Optional.empty();
            }
            unknown.add("scripts: how often each driver was loaded; one load is assumed");
            Versions versions = versions();
            Scenario scenario =
                    new Scenario("evidence", "made of logs", versions, pool(), controllers, List.of(), schedule());
            return Optional.of(new EvidenceScenario(scenario, unknown));
        }

        private Versions versions() {
            Versions all = BUG;
            all = all.withLinux(version("Linux", LinuxRules.TABLE, stack.linux(), BUG.linux()));
            all = all.withQemu(version("QEMU", QemuRules.TABLE, stack.qemu(), BUG.qemu()));
            return all.withXen(version("Xen", XenRules.TABLE, stack.xen(), BUG.xen()));
        }

        private String version(String product, Table table, Optional<String> told, String otherwise) {
            try {
                told.ifPresent(table::row);
            } catch (VersionException notModelled) {
                unknown.add("versions: " + product + " " + told.get() + " is not modelled; " + otherwise
                        + " stands for it");
                return otherwise;
            }
            if (told.isEmpty()) {
                unknown.add("versions: " + product + "'s is not named; " + otherwise + " is assumed");
            }
            return told.orElse(otherwise);
        }

        private Pool pool() {
            Pool usual = Pool.DEFAULT;
            int firstIrq = events.stream()
                    .filter(event -> event.what() == What.BIND && event.detail() instanceof LinuxIrq)
                    .mapToInt(event -> ((LinuxIrq) event.detail()).irq())
                    .min()
                    .orElse(usual.firstGuestIrq());
            int[] limits = limits(usual);
            return new Pool(limits[0], limits[1], firstIrq, usual.firstPort(), usual.xenIrqs());
        }

        // the first number that is given out is the highest; where a limit is not named, the highest that is seen
        private int[] limits(Pool usual) {
            int highest = events.stream()
                    .filter(event -> names.containsKey(event.device()))
                    .mapToInt(PirqEvent::pirq)
                    .max()
                    .orElse(-1);
            int gsis = stack.nrIrqsGsi().orElse(usual.nrIrqsGsi());
            int extra = stack.extraGuestIrqs().orElse(usual.extraGuestIrqs());
            boolean told =
                    stack.nrIrqsGsi().isPresent() && stack.extraGuestIrqs().isPresent();
            if (!told && highest >= 0 && highest != gsis + extra - 1) {
                boolean moveGsis = stack.nrIrqsGsi().isEmpty() && highest + 1 - extra >= FEWEST_GSIS;
                gsis = moveGsis ? highest + 1 - extra : gsis;
                extra = moveGsis ? extra : Math.max(1, highest + 1 - gsis);
            }
            int top = gsis + extra;
            while (extra > 1 && heldByGsi(top - 1)) {
                extra--;
                top--;
            }
            if (stack.nrIrqsGsi().isEmpty()) {
                unknown.add("pool: nr_irqs_gsi is not named; " + gsis + " is assumed");
            }
            if (stack.extraGuestIrqs().isEmpty()
                    || extra != stack.extraGuestIrqs().getAsInt()) {
                unknown.add("pool: extra_guest_irqs "
                        + (stack.extraGuestIrqs().isEmpty() ? "is not named" : "is more, a GSI has the first numbers")
                        + "; " + extra + " is assumed");
            }
            return new int[] {gsis, extra};
        }

        private boolean heldByGsi(int pirq) {
            return events.stream().anyMatch(event -> event.pirq() == pirq && event.detail() instanceof PirqEvent.Gsi);
        }

        private Controller controller(KnownDevice device) {
            String name = "nvme" + names.size();
            names.put(device.virtualBdf(), name);
            int vectors = vectors(device.virtualBdf());
            boolean msix = msix(device);
            if (msix && device.msix().isEmpty()) {
                unknown.add("controllers: the table of " + device.virtualBdf() + " has " + vectors
                        + " entries or more; " + vectors + " are assumed");
            }
            boolean msi = !msix || device.msi().orElse(0) > 0 || asksFor(device, false);
            return new Controller(
                            name,
                            device.virtualBdf(),
                            msix ? Math.max(vectors, device.msix().orElse(vectors)) : 0,
                            msi ? new Msi(true, true, false) : Msi.NONE,
                            true,
                            vectors,
                            List.of(Act.LOAD))
                    .withDriver(driver(device));
        }

        private Drivers driver(KnownDevice device) {
            if (device.driver().isEmpty()) {
                unknown.add("controllers: no log names the driver of " + device.virtualBdf() + "; nvme is assumed");
                return Drivers.NVME;
            }
            Optional<Drivers> driver = Drivers.named(device.driver());
            if (driver.isEmpty()) {
                unknown.add("controllers: " + device.driver() + " of " + device.virtualBdf()
                        + " is not simulated; one that sets all vectors up once a load stands for it");
            }
            return driver.orElse(Drivers.ONCE);
        }

        private boolean msix(KnownDevice device) {
            return device.msix().orElse(0) > 0 || asksFor(device, true) || !asksFor(device, false);
        }

        private boolean asksFor(KnownDevice device, boolean msix) {
            return of(device.virtualBdf())
                    .anyMatch(event -> event.detail() instanceof Vector vector && vector.msix() == msix);
        }

        private Stream<PirqEvent> of(String device) {
            return events.stream().filter(event -> event.device().equals(device));
        }

        // the most entries that one set-up has: QEMU names them, a guest binds one irq for each
        private int vectors(String device) {
            int entries = 1
                    + of(device)
                            .filter(event -> event.detail() instanceof Vector)
                            .mapToInt(event -> ((Vector) event.detail()).entry())
                            .max()
                            .orElse(-1);
            long irqs = of(device)
                    .filter(event -> event.what() == What.BIND && event.detail() instanceof LinuxIrq)
                    .map(PirqEvent::pirq)
                    .distinct()
                    .count();
            return entries > 0 ? entries : (int) Math.min(irqs, 64);
        }

        // a guest's log has the order of its set-ups, QEMU's that of its maps; between the two nothing forces one
        private List<Turn> schedule() {
            List<Turn> bound = setUps(inOneText(Party.GUEST));
            List<Turn> turns = bound.isEmpty() ? maps(inOneText(Party.QEMU)) : bound;
            unknown.add(
                    turns.isEmpty()
                            ? "schedule: no log shows an order"
                            : "schedule: the order of " + (bound.isEmpty() ? "QEMU's maps" : "the guest's set-ups")
                                    + "; what lies between is not known");
            return turns.size() > MOST_TURNS ? turns.subList(0, MOST_TURNS) : turns;
        }

        private List<PirqEvent> inOneText(Party party) {
            List<PirqEvent> all = events.stream()
                    .filter(event -> event.party() == party
                            && (names.containsKey(event.device()) || event.what() == What.BIND_FAILED))
                    .toList();
            return all.stream()
                    .filter(event ->
                            event.place().file() == all.getFirst().place().file())
                    .toList();
        }

        // a number that another device gets anew was unmapped for the first one before
        private List<Turn> setUps(List<PirqEvent> guest) {
            List<Turn> turns = new ArrayList<>();
            Map<Integer, String> holders = new LinkedHashMap<>();
            Map<Integer, String> irqs = new LinkedHashMap<>();
            for (PirqEvent event : guest) {
                String name = names.get(event.device());
                if (name != null && event.what() == What.REQUEST && !(event.detail() instanceof Reused)) {
                    String holder = holders.put(event.pirq(), name);
                    if (holder != null && !holder.equals(name)) {
                        turns.add(to(holder, AtomicStep.UM));
                    }
                } else if (event.what() == What.BIND && event.detail() instanceof LinuxIrq bound) {
                    String before = irqs.put(bound.irq(), name);
                    if (before != null && !before.equals(name)) {
                        turns.add(to(before, AtomicStep.X)); // an irq that another one gets was destroyed before
                    }
                    turns.add(to(name, AtomicStep.I));
                } else if (event.detail() instanceof LinuxIrq failed && irqs.containsKey(failed.irq())) {
                    String loser = irqs.get(failed.irq());
                    String winner = holders.getOrDefault(event.pirq(), loser);
                    if (!winner.equals(loser)) {
                        turns.add(to(winner, AtomicStep.Q)); // its event channel is why the other's cannot be bound
                    }
                    turns.add(to(loser, AtomicStep.Q));
                }
            }
            return turns;
        }

        private List<Turn> maps(List<PirqEvent> qemu) {
            List<Turn> turns = new ArrayList<>();
            for (PirqEvent event : qemu) {
                boolean vector = event.detail() instanceof Vector;
                if (vector && event.what() == What.UPDATE) {
                    turns.add(to(names.get(event.device()), AtomicStep.B));
                } else if (vector && event.what() == What.UNMAP) {
                    turns.add(to(names.get(event.device()), AtomicStep.UM));
                }
            }
            return turns;
        }

        private static Turn to(String actor, AtomicStep step) {
            return new Turn(actor, new Turn.To(step));
        }
    }
}
