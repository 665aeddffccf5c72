package org.pirqscope.machine.simulate;

import java.util.ArrayList;
import java.util.List;
import org.pirqscope.machine.driver.Driver;
import org.pirqscope.machine.driver.Drivers;
import org.pirqscope.machine.driver.Program;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.ScenarioException;
import org.pirqscope.machine.scenario.ScriptOrder;

/** The scripts of a scenario's controllers as programs of atomic steps. */
final class ScriptPrograms {

    /** Atomic steps of all scripts; a run makes no more of them than it may have steps. */
    private static final int MOST_OPS = 500_000;

    private ScriptPrograms() {}

    /** A program for each controller. @throws ScenarioException where they are too long together */
    static List<Program> of(List<Controller> devices, List<Driver> drivers, boolean enablesFirst) {
        List<Program> programs = new ArrayList<>();
        int left = MOST_OPS;
        for (int c = 0; c < devices.size(); c++) {
            Program program = program(devices.get(c), drivers.get(c), enablesFirst, left);
            left -= program.end();
            programs.add(program);
        }
        return List.copyOf(programs);
    }

    private static Program program(Controller controller, Driver driver, boolean enablesFirst, int most) {
        ScriptOrder.refusal(controller.name(), controller.driver(), controller.emulated(), controller.script())
                .ifPresent(why -> {
                    throw new ScenarioException("", 0, 0, why);
                });
        Program program = new Program(driver, controller.entries(), enablesFirst);
        for (Controller.Act act : controller.script()) {
            if (program.size() > most) {
                throw new ScenarioException(
                        "",
                        0,
                        0,
                        "the scripts have more than %,d atomic steps, the limit; ".formatted(MOST_OPS)
                                + "fewer acts, vectors or controllers make them shorter");
            }
            switch (act) {
                case LOAD -> program.load();
                case UNLOAD -> program.tearDown(Program.UNLOAD);
                case REMOVE_DEAD -> program.tearDown(Program.DEAD);
                case UNPLUG -> program.tearDown(Program.UNPLUG);
                case RESET -> program.reset(controller.driver().resets());
                case MOVE_BAR -> program.moveBar();
                case SUSPEND -> program.suspend(controller.driver().suspend() == Drivers.Suspend.GIVES_BACK);
                case RESUME -> program.resume(controller.driver().suspend() == Drivers.Suspend.GIVES_BACK);
                case AFFINITY -> program.setAffinity();
            }
        }
        return program.freeze();
    }
}
