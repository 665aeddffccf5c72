package org.pirqscope.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.report.table.WhatIfRow;

/** What what-if prints is what the view What If shows, rule by rule. */
class WhatIfVerbTest {

    private static List<JsonObject> rules(String... arguments) {
        List<JsonObject> rules = new ArrayList<>();
        for (JsonElement rule : JsonParser.parseString(Shell.run(arguments).out())
                .getAsJsonObject()
                .getAsJsonArray("rules")) {
            rules.add(rule.getAsJsonObject());
        }
        return rules;
    }

    @Test
    void everyRuleIsThereAsTheTableHasIt() {
        for (String linux : List.of("3.10", "4.10", "6.9")) {
            Scenario scenario = BuiltIn.named("stale-pirq");
            List<WhatIfRow> wanted = WhatIfRow.of(scenario.versions().withLinux(linux));
            List<JsonObject> told = rules("what-if", "stale-pirq", "--linux", linux, "--json");
            String text = Shell.run("what-if", "stale-pirq", "--linux", linux).out();
            assertEquals(wanted.size(), told.size());
            for (int i = 0; i < wanted.size(); i++) {
                assertEquals(wanted.get(i).rule(), told.get(i).get("rule").getAsString());
                assertEquals(wanted.get(i).now(), told.get(i).get("now").getAsString());
                assertEquals(wanted.get(i).meaning(), told.get(i).get("meaning").getAsString());
                assertTrue(
                        text.contains("  " + wanted.get(i).rule() + ": "
                                + wanted.get(i).now() + "\n"),
                        text);
            }
        }
    }

    @Test
    void whatIsSetIsMarkedAndCanBeAskedForAlone() {
        assertEquals(List.of(), rules("what-if", "stale-pirq", "--changed", "--json"));
        List<JsonObject> changed = rules("what-if", "stale-pirq", "--set", "linux.reuse=never", "--changed", "--json");
        assertEquals(1, changed.size());
        assertEquals("never", changed.getFirst().get("now").getAsString());
        assertEquals("list", changed.getFirst().get("released").getAsString());
        assertTrue(changed.getFirst().get("changed").getAsBoolean());
        assertTrue(Shell.run("what-if", "stale-pirq", "--set", "linux.reuse=never")
                .out()
                .contains("* linux.reuse: never\n"));
    }
}
