# Sourced by mvnw, pirqscope and the benchmarks, with root set to the project's folder and command to the name to speak with.
. "$root/features/org.pirqscope.feature/rootfiles/unix/environment.sh"

fail() {
    echo "$command: $1" >&2
    exit 1
}

use_utf8_names || only_ascii "$root" || fail "this system has no UTF-8 locale, without which Java opens no folder whose name is not ASCII"

# A JDK for the build; Maven and all that it starts use it.
use_jdk() {
    find_java 21 javac || fail "a JDK of version 21 or newer is needed: install one, or name its folder in JAVA_HOME"
    JAVA_HOME=$java_home
    export JAVA_HOME
}

# Installs the Debian packages $2... and says why ($1); who is not root is told the command instead.
install_packages() {
    why=$1
    shift
    line="apt-get install -y --no-install-recommends $*"
    command -v apt-get >/dev/null || fail "$why; this system has no apt-get: install what Debian calls $*"
    [ "$(id -u)" -eq 0 ] || fail "$why; please run: sudo $line"
    echo "$command: $why: $line" >&2
    has_package_lists || apt-get -q update >&2 || fail "apt-get update failed"
    DEBIAN_FRONTEND=noninteractive $line -q >&2 || fail "this failed: $line"
}

has_package_lists() {
    for list in /var/lib/apt/lists/*_Packages*; do
        [ ! -e "$list" ] || return 0
    done
    return 1
}

has_fonts() {
    [ -n "$(find /usr/share/fonts /usr/local/share/fonts -name '*.[ot]t[cf]' -print -quit 2>/dev/null)" ]
}

# What it takes to open a window: GTK and letters to write with; with $1 = virtual a display of our own as well. $2 says why.
use_window_system() {
    [ "$(uname -s)" = Linux ] || return 0
    wanted=''
    has_gtk || wanted="$wanted libgtk-3-0"
    has_fonts || wanted="$wanted fonts-dejavu-core"
    [ "$1" != virtual ] || command -v Xvfb >/dev/null || wanted="$wanted xvfb"
    # shellcheck disable=SC2086 # one word a package
    [ -z "$wanted" ] || install_packages "$2" $wanted
}

# A display that no other job uses: the server itself picks a free number and says which.
start_display() {
    number=$(mktemp)
    Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp 3>"$number" >/dev/null 2>&1 &
    display=$!
    trap 'kill "$display" 2>/dev/null && wait "$display" || :; rm -f "$number"' EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
    tries=0
    until [ -s "$number" ]; do
        kill -0 "$display" 2>/dev/null && [ $tries -lt 600 ] || fail "Xvfb does not start"
        tries=$((tries + 1))
        sleep 0.1
    done
    DISPLAY=:$(cat "$number") GDK_BACKEND=x11 NO_AT_BRIDGE=1
    export DISPLAY GDK_BACKEND NO_AT_BRIDGE
}
