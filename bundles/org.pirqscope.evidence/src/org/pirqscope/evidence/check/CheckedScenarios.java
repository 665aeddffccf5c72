package org.pirqscope.evidence.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.pirqscope.evidence.fact.Fact;
import org.pirqscope.evidence.fact.LineField;
import org.pirqscope.evidence.life.StackFacts;
import org.pirqscope.evidence.line.Numeral;
import org.pirqscope.machine.call.Log;
import org.pirqscope.machine.driver.Drivers;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Controller.Act;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.ScriptOrder;
import org.pirqscope.machine.version.Versions;

/**
 * The scenarios that logs may be of: scripts that are long enough for them, and what no log tells in each way, the
 * likeliest first: vectors, an unplug, an emulated device, something done to a device that is set up, drivers, an
 * event, and releases of each kind where none is named.
 *
 * @param driven addresses of devices whose driver is named
 */
record CheckedScenarios(Scenario told, ObservedLogs logs, Set<String> driven, StackFacts stack) {

    /** A driver loads, is removed if it has given up, unloads. */
    private static final List<Act> ROUND = List.of(Act.LOAD, Act.REMOVE_DEAD, Act.UNLOAD);

    /** What may be done to a device while it is set up. */
    private static final List<List<Act>> LIVE =
            List.of(List.of(Act.MOVE_BAR), List.of(Act.SUSPEND, Act.RESUME), List.of(Act.RESET));

    private static final String SCRIPT = "nvme-script";
    private static final int MOST_ROUNDS = 16;
    /** Devices whose vectors are chosen each for itself. */
    private static final int MOST_CHOSEN = 3;
    /** Devices whose drivers are chosen each for itself. */
    private static final int MOST_DRIVEN = 2;

    /** One release of each kind that differs in what it does or prints, for a product whose version no log names. */
    private static final List<String> LINUX =
            List.of("4.10", "4.11", "2.6.37", "2.6.37-rc4", "3.12", "4.15", "5.11", "5.14", "6.1");

    private static final List<String> QEMU = List.of("2.5", "2.0", "2.1", "2.4", "2.6", "2.11", "6.0");
    private static final List<String> XEN = List.of("4.7", "4.1.3", "4.2", "4.10", "4.19");

    List<Scenario> all() {
        List<Scenario> all = new ArrayList<>();
        Scenario base = withScripts();
        all.add(base);
        if (!base.versions().linuxRow().settings().containsKey(SCRIPT)) {
            all.add(base.withVersions(base.versions().with("linux", SCRIPT, "own")));
        }
        all.addAll(withOtherVectors(base));
        all.addAll(choices(base, CheckedScenarios::unplugged));
        all.addAll(choices(base, this::emulated));
        LIVE.forEach(acts -> all.addAll(choices(base, controller -> during(controller, acts))));
        all.addAll(drivenOtherwise(base));
        for (Scenario.Event.Kind kind : Scenario.Event.Kind.values()) {
            all.add(with(
                    base,
                    base.controllers(),
                    List.of(new Scenario.Event(kind.name().toLowerCase(Locale.ROOT), kind))));
        }
        for (String xen : kinds(stack.xen(), XEN)) {
            for (String qemu : kinds(stack.qemu(), QEMU)) {
                for (String linux : kinds(stack.linux(), LINUX)) {
                    all.add(withVersions(base, linux, qemu, xen));
                }
            }
        }
        return all.stream().distinct().filter(CheckedScenarios::canBeCarriedOut).toList();
    }

    private static List<String> kinds(Optional<String> named, List<String> kinds) {
        return named.isPresent() ? List.of("") : kinds;
    }

    private static Scenario withVersions(Scenario base, String linux, String qemu, String xen) {
        Versions versions = base.versions();
        versions = linux.isEmpty() ? versions : versions.withLinux(linux);
        versions = qemu.isEmpty() ? versions : versions.withQemu(qemu);
        return base.withVersions(xen.isEmpty() ? versions : versions.withXen(xen));
    }

    // how many a driver wants is told by a set-up that got them all; of a guest's binds the first may be one of its
    // own, and all others one set-up, which asked for one more where it failed
    private List<Scenario> withOtherVectors(Scenario base) {
        List<Scenario> all = choices(
                base,
                controller -> withVectors(
                        controller,
                        Math.max(controller.vectors(), count(controller, Log.MSI_TO_IRQ) - 1)
                                + Math.min(1, count(controller, Log.SETUP_FAILED))));
        List<Controller> more = base.controllers().stream()
                .map(controller -> withVectors(controller, controller.vectors() + 1))
                .toList();
        all.add(with(base, more, base.events()));
        return all;
    }

    // the same for each choice of devices, but none
    private static List<Scenario> choices(Scenario base, UnaryOperator<Controller> other) {
        List<Scenario> all = new ArrayList<>();
        int count = base.controllers().size();
        for (int choice = 1; choice < 1 << Math.min(count, MOST_CHOSEN); choice++) {
            List<Controller> controllers = new ArrayList<>();
            for (int c = 0; c < count; c++) {
                Controller controller = base.controllers().get(c);
                controllers.add((choice >> c & 1) == 0 ? controller : other.apply(controller));
            }
            all.add(with(base, List.copyOf(controllers), base.events()));
        }
        return all;
    }

    private static Controller withVectors(Controller controller, int vectors) {
        int table = controller.msixTableSize();
        return new Controller(
                        controller.name(),
                        controller.bdf(),
                        table == 0 ? 0 : Math.max(table, vectors),
                        controller.msi(),
                        controller.intx(),
                        vectors,
                        controller.script())
                .withDriver(controller.driver())
                .withEmulated(controller.emulated())
                .withMachineIrq(controller.machineIrq())
                .withVcpu(controller.vcpu());
    }

    private int count(Controller controller, Log log) {
        return (int) lines(controller, log).count();
    }

    private Stream<Fact.Logged> lines(Controller controller, Log log) {
        String address = Numeral.fullAddress(controller.bdf());
        return logs.texts().stream()
                .flatMap(text -> text.lines().stream())
                .filter(line -> line.log() == log && line.device().equals(address));
    }

    private static Controller unplugged(Controller controller) {
        return controller.withScript(controller.script().stream()
                .map(act -> act == Act.UNLOAD ? Act.UNPLUG : act)
                .toArray(Act[]::new));
    }

    // nothing in a log ends a set-up of such a device: its Linux irqs, which come back, tell how many vectors it has
    private Controller emulated(Controller controller) {
        int irqs = (int) lines(controller, Log.MSI_TO_IRQ)
                .map(line -> line.printed().of(LineField.IRQ))
                .distinct()
                .count();
        Controller fewer = withVectors(controller, Math.max(1, irqs)).withEmulated(true);
        return fewer.withScript(script(rounds(fewer)));
    }

    private static Controller during(Controller controller, List<Act> acts) {
        return controller.withScript(controller.script().stream()
                .flatMap(act -> act == Act.LOAD ? Stream.concat(Stream.of(act), acts.stream()) : Stream.of(act))
                .toArray(Act[]::new));
    }

    private static boolean canBeCarriedOut(Scenario scenario) {
        return scenario.controllers().stream()
                .allMatch(one -> ScriptOrder.refusal(one.name(), one.driver(), one.emulated(), one.script())
                        .isEmpty());
    }

    private Scenario withScripts() {
        List<Controller> controllers = told.controllers().stream()
                .map(controller -> controller.withScript(script(rounds(controller))))
                .toList();
        return with(told, controllers, told.events());
    }

    private static Scenario with(Scenario scenario, List<Controller> controllers, List<Scenario.Event> events) {
        return new Scenario(
                scenario.name(), scenario.note(), scenario.versions(), scenario.pool(), controllers, events, List.of());
    }

    private static Act[] script(int rounds) {
        List<Act> acts = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            acts.addAll(ROUND);
        }
        return acts.toArray(Act[]::new);
    }

    // a load sets the first entry up once or more often
    private int rounds(Controller controller) {
        String address = Numeral.fullAddress(controller.bdf());
        Map<Log, Integer> counts = new TreeMap<>();
        for (LoggedText text : logs.texts()) {
            for (Fact.Logged line : text.lines()) {
                boolean own = line.device().equals(address);
                boolean first = line.printed().of(LineField.ENTRY) == 0;
                if (own && line.log() == Log.QEMU_UPDATING && first || own && line.log() == Log.SETUP_FAILED) {
                    counts.merge(line.log(), 1, Integer::sum);
                }
            }
        }
        int most = counts.values().stream().mapToInt(count -> count).sum();
        int guest = (count(controller, Log.MSI_TO_IRQ) + controller.entries() - 1) / controller.entries();
        return Math.max(1, Math.min(MOST_ROUNDS, Math.max(most, guest)));
    }

    // each driver for each device where there are few, else the same for all
    private List<Scenario> drivenOtherwise(Scenario base) {
        List<Integer> open = IntStream.range(0, base.controllers().size())
                .filter(c -> !driven.contains(
                        Numeral.fullAddress(base.controllers().get(c).bdf())))
                .boxed()
                .toList();
        int kinds = Drivers.values().length;
        int choices = open.isEmpty() ? 0 : open.size() <= MOST_DRIVEN ? (int) Math.pow(kinds, open.size()) : kinds;
        List<Scenario> all = new ArrayList<>();
        for (int choice = 0; choice < choices; choice++) {
            Scenario next = base;
            int left = choice;
            for (int c : open) {
                next = next.withDriver(c, Drivers.values()[left % kinds]);
                left = open.size() <= MOST_DRIVEN ? left / kinds : left;
            }
            all.add(next);
        }
        return all;
    }
}
