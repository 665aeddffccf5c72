package org.pirqscope.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The JSON of {@code explore} has the members that its help names, each of its type, and no others. */
class ExploreSchemaTest {

    /** A type is a word, with {@code ?} for one that may be null; a key with {@code ?} need not be there. */
    private static final JsonObject SCHEMA = JsonParser.parseString("""
                    {"linux": "text", "qemu": "text", "xen": "text", "controllers": "number", "changed": ["text"],
                     "vectors": "number", "complete": "boolean", "ended": "text", "states": "number",
                     "transitions": "number", "depth": "number", "seconds": "number", "outcomes": [{"*": "text"}],
                     "endings": [{"outcome": {"*": "text"}, "count": "number", "run": "text"}],
                     "allListed": "boolean", "verdict": "text",
                     "certificate": {"kind": "text", "reductions": ["text"], "states": "number", "replayed": "number",
                      "mostControllers?": "number"},
                     "shortest": ["null", {"run": "text", "steps": "number", "switches": "number", "least": "boolean",
                      "cause": "text"}],
                     "fewestSwitches": ["null", {"run": "text", "steps": "number", "switches": "number",
                      "least": "boolean", "cause": "text"}],
                     "causes?": [{"cause": "text", "loss": "text", "share": "number?", "finalStates": "number?",
                      "run": "text", "steps": "number", "switches": "number", "least": "boolean",
                      "passes": ["null", {"run": "text", "step": "number", "call": "text?"}]}],
                     "allCauses?": "boolean", "causesOf?": "number",
                     "odds?": ["null", {"start": "number", "next": [{"actor": "text", "odds": "number"}],
                      "steps": [{"step": "number", "odds": "number", "next": [{"actor": "text", "odds": "number"}]}],
                      "noReturn": ["null", {"step": "number", "call": "text?"}]}],
                     "repairs?": [{"set": ["text"], "verdict": "text", "commit": "text?", "leaked": "number",
                      "fallbacks": "number"}],
                     "reopens?": [{"set": ["text"], "verdict": "text", "commit": "text?", "leaked": "number",
                      "fallbacks": "number"}],
                     "changes?": {"tried": "number", "undecided": "number", "complete": "boolean"},
                     "coverage?": {"complete": "boolean", "steps": ["text"], "neverMade": ["text"],
                      "called": {"*": ["text"]}, "neverCalled": ["text"], "neverFail": ["text"], "decides": ["text"],
                      "silent": ["text"], "unknown": ["text"]},
                     "grown?": {"controllers": ["number"], "same": ["null", ["number"]], "proved": "boolean",
                      "outcomes": ["text"], "groups": [{"like": "text", "outcomes": ["text"]}], "switches": "number?"}}
                    """).getAsJsonObject();

    private static void check(JsonElement schema, JsonElement value, String at) {
        if (schema.isJsonObject()) {
            assertTrue(value.isJsonObject(), at + ": " + value);
            members(schema.getAsJsonObject(), value.getAsJsonObject(), at);
        } else if (schema.isJsonArray()) {
            list(schema.getAsJsonArray(), value, at);
        } else {
            type(schema.getAsString(), value, at);
        }
    }

    private static void members(JsonObject schema, JsonObject value, String at) {
        if (schema.has("*")) {
            value.entrySet().forEach(each -> check(schema.get("*"), each.getValue(), at + "." + each.getKey()));
            return;
        }
        Set<String> left = new TreeSet<>(value.keySet());
        schema.entrySet().forEach(each -> {
            String key = each.getKey().replace("?", "");
            assertTrue(value.has(key) || each.getKey().endsWith("?"), at + "." + key + " is missing");
            if (left.remove(key)) {
                check(each.getValue(), value.get(key), at + "." + key);
            }
        });
        assertEquals(Set.of(), left, at);
    }

    /** A list of such elements, or, after "null", what is there if it is not null. */
    private static void list(JsonArray schema, JsonElement value, String at) {
        if (schema.size() == 2) {
            if (!value.isJsonNull()) {
                check(schema.get(1), value, at);
            }
            return;
        }
        assertTrue(value.isJsonArray(), at + ": " + value);
        value.getAsJsonArray().forEach(each -> check(schema.get(0), each, at + "[]"));
    }

    private static void type(String type, JsonElement value, String at) {
        if (value.isJsonNull()) {
            assertTrue(type.endsWith("?"), at + " is null");
            return;
        }
        assertTrue(value.isJsonPrimitive(), at + ": " + value);
        boolean fits = switch (type.replace("?", "")) {
            case "text" -> value.getAsJsonPrimitive().isString();
            case "number" -> value.getAsJsonPrimitive().isNumber();
            default -> value.getAsJsonPrimitive().isBoolean();
        };
        assertTrue(fits, at + ": " + value);
    }

    @ParameterizedTest
    @CsvSource({
        "stale-pirq --odds --repairs --causes --coverage,run",
        "stale-pirq --linux 4.11 --odds --repairs --causes --coverage,each alone",
        "exhaustion --causes --odds,covered",
        "8x8 --causes,replayed",
        "8x4 --linux 4.11,each alone",
        "8x1 --all-outcomes,replayed",
        "8x2 --linux 2.6.37 --no-reduction --memory 100M --seconds 2,none"
    })
    void everyAnswerHasTheMembersThatItsHelpNames(String line, String kind) {
        JsonObject json = Shell.run(("explore " + line + " --json").split(" ")).json();

        check(SCHEMA, json, "");
        assertEquals(kind, json.getAsJsonObject("certificate").get("kind").getAsString());
    }

    /** What the issue calls them: the forms of certificate, odds, repairs and reopens. */
    @Test
    void oddsNameTheStepFromWhichEveryOrderFailsAndRepairsTheirCommit() {
        JsonObject json = Shell.run("explore", "stale-pirq", "--odds", "--repairs", "--json")
                .json();
        JsonObject odds = json.getAsJsonObject("odds");
        JsonObject repair = json.getAsJsonArray("repairs").get(0).getAsJsonObject();

        assertTrue(odds.get("start").getAsDouble() > 0 && odds.get("start").getAsDouble() < 1, odds.toString());
        assertTrue(odds.getAsJsonObject("noReturn").get("call").getAsString().contains("("), odds.toString());
        assertTrue(repair.getAsJsonArray("set").get(0).getAsString().contains("="), repair.toString());
        assertEquals("never fails", repair.get("verdict").getAsString());
        assertEquals("[]", json.get("reopens").toString());
    }
}
