package org.pirqscope.session.document;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.emf.common.util.EList;
import org.pirqscope.machine.driver.Drivers;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Controller.Act;
import org.pirqscope.machine.scenario.RealDevice;
import org.pirqscope.machine.scenario.Scenario.Event.Kind;
import org.pirqscope.machine.scenario.Turn;
import org.pirqscope.machine.version.VersionRow;
import org.pirqscope.model.pci.BarLocation;
import org.pirqscope.model.pci.PciFactory;
import org.pirqscope.model.scenario.ChangedColumn;
import org.pirqscope.model.scenario.Event;
import org.pirqscope.model.scenario.EventKind;
import org.pirqscope.model.scenario.Pool;
import org.pirqscope.model.scenario.Scenario;
import org.pirqscope.model.scenario.ScenarioFactory;
import org.pirqscope.model.scenario.Versions;

/** A scenario as objects that can be shown and edited, and the scenario that such objects describe. */
public final class ScenarioObjects {

    private static final ScenarioFactory MAKE = ScenarioFactory.eINSTANCE;

    private ScenarioObjects() {}

    /** New objects with all that the scenario holds. */
    public static Scenario of(org.pirqscope.machine.scenario.Scenario scenario) {
        Scenario document = MAKE.createScenario();
        document.setName(scenario.name());
        document.setNote(scenario.note());
        document.setVersions(versions(scenario.versions()));
        document.setPool(pool(scenario.pool()));
        fill(document.getControllers(), scenario.controllers(), ScenarioObjects::controller);
        fill(document.getEvents(), scenario.events(), ScenarioObjects::event);
        fill(document.getSchedule(), scenario.schedule(), ScenarioObjects::turn);
        return document;
    }

    private static <A, B> void fill(EList<B> to, List<A> from, Function<A, B> made) {
        from.forEach(one -> to.add(made.apply(one)));
    }

    private static Versions versions(org.pirqscope.machine.version.Versions versions) {
        Versions document = MAKE.createVersions();
        document.setLinux(versions.linux());
        document.setQemu(versions.qemu());
        document.setXen(versions.xen());
        for (VersionRow row : versions.rows()) {
            fill(document.getChanged(), List.copyOf(row.settings().keySet()), column -> changed(row, column));
        }
        return document;
    }

    private static ChangedColumn changed(VersionRow row, String column) {
        ChangedColumn document = MAKE.createChangedColumn();
        document.setProduct(row.table().product());
        document.setColumn(column);
        document.setValue(row.value(column));
        return document;
    }

    private static Pool pool(org.pirqscope.machine.scenario.Pool pool) {
        Pool document = MAKE.createPool();
        document.setNrIrqsGsi(pool.nrIrqsGsi());
        document.setExtraGuestIrqs(pool.extraGuestIrqs());
        document.setFirstGuestIrq(pool.firstGuestIrq());
        document.setFirstPort(pool.firstPort());
        document.setXenIrqs(pool.xenIrqs());
        document.setFirstXenIrq(pool.firstXenIrq());
        document.setVcpus(pool.vcpus());
        document.getBootGsis().addAll(pool.bootGsis());
        return document;
    }

    private static org.pirqscope.model.scenario.Controller controller(Controller controller) {
        org.pirqscope.model.scenario.Controller document = MAKE.createController();
        document.setName(controller.name());
        document.setBdf(controller.bdf());
        document.setMsixTableSize(controller.msixTableSize());
        document.setMsi(controller.msi().present());
        document.setMsi64(controller.msi().is64());
        document.setMsiMaskable(controller.msi().maskable());
        document.setIntx(controller.intx());
        document.setMachineIrq(controller.machineIrq());
        document.setVectors(controller.vectors());
        document.setVcpu(controller.vcpu());
        document.setDriver(controller.driver().spelling());
        document.setEmulated(controller.emulated());
        fill(document.getScript(), controller.script(), act -> org.pirqscope.model.scenario.Act.valueOf(act.name()));
        document.setDevice(controller.device().known() ? device(controller.device()) : null);
        return document;
    }

    private static org.pirqscope.model.scenario.RealDevice device(RealDevice device) {
        org.pirqscope.model.scenario.RealDevice document = MAKE.createRealDevice();
        document.setIds(device.ids());
        document.setMsiAt(device.msiAt());
        document.setMsixAt(device.msixAt());
        document.setTable(device.table().map(ScenarioObjects::location).orElse(null));
        document.setPba(device.pba().map(ScenarioObjects::location).orElse(null));
        return document;
    }

    private static BarLocation location(RealDevice.Bar bar) {
        BarLocation location = PciFactory.eINSTANCE.createBarLocation();
        location.setBir(bar.bir());
        location.setOffset(bar.offset());
        return location;
    }

    private static Event event(org.pirqscope.machine.scenario.Scenario.Event event) {
        Event document = MAKE.createEvent();
        document.setName(event.name());
        document.setKind(EventKind.valueOf(event.kind().name()));
        return document;
    }

    private static org.pirqscope.model.scenario.Turn turn(Turn turn) {
        org.pirqscope.model.scenario.Turn document = MAKE.createTurn();
        document.setActor(turn.actor());
        document.setExtent(turn.far());
        return document;
    }

    /**
     * The scenario that the objects describe. @throws org.pirqscope.machine.version.VersionException on a version
     * that is not modelled
     */
    public static org.pirqscope.machine.scenario.Scenario scenario(Scenario document) {
        return new org.pirqscope.machine.scenario.Scenario(
                document.getName(),
                document.getNote(),
                versions(document.getVersions()),
                pool(document.getPool()),
                list(document.getControllers(), ScenarioObjects::controller),
                list(document.getEvents(), ScenarioObjects::event),
                list(
                        document.getSchedule(),
                        turn -> new Turn(
                                turn.getActor(), Turn.extent(turn.getExtent()).orElseThrow())));
    }

    private static <A, B> List<B> list(List<A> from, Function<A, B> made) {
        return from.stream().map(made).toList();
    }

    private static org.pirqscope.machine.version.Versions versions(Versions document) {
        org.pirqscope.machine.version.Versions versions =
                org.pirqscope.machine.version.Versions.of(document.getLinux(), document.getQemu(), document.getXen());
        for (ChangedColumn changed : document.getChanged()) {
            versions = versions.with(changed.getProduct(), changed.getColumn(), changed.getValue());
        }
        return versions;
    }

    private static org.pirqscope.machine.scenario.Pool pool(Pool document) {
        return new org.pirqscope.machine.scenario.Pool(
                document.getNrIrqsGsi(),
                document.getExtraGuestIrqs(),
                document.getFirstGuestIrq(),
                document.getFirstPort(),
                document.getXenIrqs(),
                document.getFirstXenIrq(),
                List.copyOf(document.getBootGsis()),
                document.getVcpus());
    }

    private static Controller controller(org.pirqscope.model.scenario.Controller document) {
        Controller.Msi msi = new Controller.Msi(document.isMsi(), document.isMsi64(), document.isMsiMaskable());
        return new Controller(
                document.getName(),
                document.getBdf(),
                document.getMsixTableSize(),
                msi,
                document.isIntx(),
                document.getVectors(),
                list(document.getScript(), act -> Act.valueOf(act.name())),
                document.getDevice() == null ? RealDevice.UNKNOWN : device(document.getDevice()),
                Drivers.named(document.getDriver()).orElseThrow(),
                document.isEmulated(),
                document.getMachineIrq(),
                document.getVcpu());
    }

    private static RealDevice device(org.pirqscope.model.scenario.RealDevice document) {
        return new RealDevice(
                document.getIds(),
                document.getMsiAt(),
                document.getMsixAt(),
                bar(document.getTable()),
                bar(document.getPba()));
    }

    private static Optional<RealDevice.Bar> bar(BarLocation document) {
        return Optional.ofNullable(document)
                .map(location -> new RealDevice.Bar(location.getBir(), location.getOffset()));
    }

    private static org.pirqscope.machine.scenario.Scenario.Event event(Event document) {
        return new org.pirqscope.machine.scenario.Scenario.Event(
                document.getName(), Kind.valueOf(document.getKind().name()));
    }
}
