package org.pirqscope.search.spin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.pirqscope.explore.Limits;
import org.pirqscope.explore.Progress;
import org.pirqscope.machine.driver.Drivers;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Controller.Act;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.ScenarioWriter;
import org.pirqscope.machine.version.LinuxRules.Reuse;
import org.pirqscope.machine.version.Setting;
import org.pirqscope.machine.version.Versions;
import org.pirqscope.search.Exploration;
import org.pirqscope.search.Exploration.Options;
import org.pirqscope.search.Exploration.Result;

/**
 * The project's Promela model with a scenario's constants, for SPIN. The model has nothing but equal NVMe controllers
 * that load once with MSI-X; kernels as 2.6.37-rc3, 2.6.37, 4.10 and 4.11, QEMU as 2.0 and 2.5, Xen as 4.7. Of other
 * rows a column that differs from these is left out if two controllers have the same states, moves and outcomes with
 * both values, and refused by its name if not.
 */
public final class SpinModel {

    private static final int MOST_CONTROLLERS = 4;
    private static final int MOST_VECTORS = 3;
    /** The model writes a pirq as one byte. */
    private static final int MOST_PIRQS = 256;
    /** Columns that are constants of the model. */
    private static final Set<String> CONSTANTS = Set.of("xen.inverted-cleanup", "xen.bind-checks-mapping");

    private final Scenario scenario;
    private final Versions checked;

    /** Of that scenario, covered or not. */
    public SpinModel(Scenario scenario) {
        this.scenario = scenario;
        this.checked = Versions.of(kernel("2.6.37", "4.10", "4.11"), old() ? "2.0" : "2.5", "4.7");
    }

    private String kernel(String array, String list, String never) {
        return switch (scenario.versions().linuxRules().reuse()) {
            case ARRAY -> array;
            case LIST -> list;
            case NEVER -> never;
        };
    }

    private boolean old() {
        return !scenario.versions().qemuRules().unmapOnDisable();
    }

    /** What of the scenario the model does not cover, each by its name; empty if it covers all. */
    public List<String> uncovered() {
        List<String> not = new ArrayList<>();
        List<Controller> all = scenario.controllers();
        add(not, !scenario.events().isEmpty(), "guest-wide events");
        add(not, all.size() > MOST_CONTROLLERS, "more than " + MOST_CONTROLLERS + " controllers");
        for (Controller one : all) {
            add(
                    not,
                    one.driver() != Drivers.DEFAULT,
                    one.name() + ": driver " + one.driver().label());
            add(not, one.emulated(), one.name() + ": an emulated device");
            add(not, !one.script().equals(List.of(Act.LOAD)), one.name() + ": a script other than one load");
            add(not, one.msixTableSize() < one.vectors(), one.name() + ": an MSI-X table smaller than its vectors");
            add(not, one.vectors() > MOST_VECTORS, one.name() + ": more than " + MOST_VECTORS + " vectors");
            add(not, one.vectors() != all.getFirst().vectors(), one.name() + ": another number of vectors");
        }
        add(not, needed() > scenario.pool().extraGuestIrqs(), "a pool that can run out");
        add(not, needed() > scenario.pool().xenIrqs(), "Xen irqs that can run out");
        add(not, scenario.pool().nrIrqsGsi() == 0, "pirq 0");
        add(not, scenario.pool().nrPirqs() > MOST_PIRQS, "pirqs from " + MOST_PIRQS + " on");
        add(not, !scenario.versions().xenRules().hvmPirq(), "a guest without HVM pirqs");
        return not.isEmpty() ? columns() : List.copyOf(not);
    }

    private static void add(List<String> list, boolean is, String name) {
        if (is && !list.contains(name)) {
            list.add(name);
        }
    }

    /** Most pirqs at once: before QEMU 2.1 that of the first setup is not given back. */
    private int needed() {
        return scenario.controllers().stream()
                .mapToInt(one -> one.vectors() + (old() ? 1 : 0))
                .sum();
    }

    private List<String> columns() {
        Map<String, Setting> checkedValues = Setting.of(scenario.versions()).stream()
                .filter(setting -> !setting.column().wording() && !CONSTANTS.contains(setting.name()))
                .filter(setting -> value(checked, setting).equals(setting.value()))
                .collect(Collectors.toMap(Setting::name, setting -> setting, (a, b) -> a, TreeMap::new));
        Optional<Result> with = checkedValues.isEmpty() ? Optional.empty() : Optional.of(two(scenario.versions()));
        return checkedValues.values().stream()
                .filter(setting -> !same(with.get(), two(setting.applied(scenario.versions()))))
                .map(setting -> setting.name() + "=" + setting.from() + " (it has " + setting.value() + ")")
                .toList();
    }

    private static String value(Versions of, Setting setting) {
        return of.row(setting.table()).value(setting.column().name());
    }

    private Result two(Versions versions) {
        int vectors = Math.min(2, scenario.controllers().getFirst().vectors());
        Scenario small = new Scenario(
                "two", "", versions, scenario.pool(), BuiltIn.equal(2, vectors).controllers(), List.of(), List.of());
        return Exploration.explore(small, new Options(false, false, 1, Limits.ofHeap()), Progress.NONE);
    }

    private static boolean same(Result one, Result other) {
        return one.states() == other.states()
                && one.transitions() == other.transitions()
                && outcomes(one).equals(outcomes(other));
    }

    private static List<String> outcomes(Result result) {
        return result.endings().stream()
                .map(ending -> ending.outcomes().toString())
                .sorted()
                .toList();
    }

    /**
     * The files of a folder for SPIN by their names: the model, the script that runs it, and the scenario, so that the
     * answer can be read back.
     */
    public Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        files.put("pirq.pml", constants() + resource("pirq.pml"));
        files.put("swarm.sh", resource("swarm.sh"));
        files.put("scenario.yaml", ScenarioWriter.write(scenario.withSchedule(List.of())));
        return files;
    }

    private String constants() {
        Map<String, Object> values = new TreeMap<>();
        values.put("CTRLS", scenario.controllers().size());
        values.put("VECS", scenario.controllers().getFirst().vectors());
        values.put("POOL", scenario.pool().extraGuestIrqs());
        values.put("LINUX_IRQ", 0);
        values.put("CLEANUP_INVERTED", scenario.versions().xenRules().invertedCleanup() ? 1 : 0);
        values.put("BIND_UNMAPPED", scenario.versions().xenRules().bindChecksMapping() ? 1 : 0);
        String numbers = values.entrySet().stream()
                .map(each -> "#define " + each.getKey() + " " + each.getValue() + "\n")
                .collect(Collectors.joining());
        return "/* " + scenario.versions().text() + " */\n#define KERNEL " + (kernelNumber()) + "\n#define QEMU "
                + (old() ? 0 : 1) + "\n" + numbers + "\n";
    }

    /** As the model numbers them: K0, K1a, K1b, K2. */
    private int kernelNumber() {
        return List.of(Reuse.ARRAY, Reuse.LIST, Reuse.NEVER)
                        .indexOf(scenario.versions().linuxRules().reuse())
                + 1;
    }

    private static String resource(String name) {
        try (InputStream in = SpinModel.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
