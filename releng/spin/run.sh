#!/bin/bash
# The independent check with SPIN: see README.md and the header of pirq.pml.
set -eu
export LC_ALL=C

usage() {
	cat >&2 <<'END'
usage: run.sh [--json] [-D NAME=VALUE]... KERNEL QEMU CONTROLLERS VECTORS
       run.sh --table [2x1 2x2 ...]     all eight cells, as in README.md
       run.sh --check                   forced schedules with asserted rows
       run.sh --bench [3x1 3x2 ...]     states/s on K2 NEW, one core
KERNEL K0|K1a|K1b|K2, QEMU OLD|NEW; environment: MEMLIM (MB, 8192), HASH (log2 of slots)
exit: 0 done, 2 usage, 3 not complete (memory or depth)
END
	exit 2
}

here=$(cd "$(dirname "$0")" && pwd)
model=$here/../../bundles/org.pirqscope.search/src/org/pirqscope/search/spin/pirq.pml
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# generate OUT.c from a model; other arguments go to SPIN
generate() {
	(cd "$work" && cp "$here"/*.pml "$model" . && spin -a "${@:2}" "$1" >spin.log 2>&1) || {
		cat "$work/spin.log" >&2
		exit 1
	}
}

# compile [gcc options]
compile() {
	# counts as whole numbers, not as 1.2345679e+08
	sed -i 's/%9\.8g/%.0f/g' "$work/pan.c"
	gcc -O2 -w -DSAFETY -DNOREDUCE -DMEMLIM="${MEMLIM:-8192}" "$@" -o "$work/pan" "$work/pan.c" -I"$work"
}

# run_cell KERNEL QEMU CONTROLLERS VECTORS: sets states edges depth seconds cpu verdict complete; outcomes in $work/outcomes
run_cell() {
	local hash=20 t0 t1 TIMEFORMAT='%U %S'
	[ "$3$4" -lt 23 ] || hash=22
	[ "$3$4" -lt 32 ] || hash=26
	hash=${HASH:-$hash}
	generate pirq.pml -DKERNEL="$1" -DQEMU="$2" -DCTRLS="$3" -DVECS="$4" "${defs[@]}"
	compile "${copts[@]}"
	t0=${EPOCHREALTIME/./}
	(cd "$work" && { time ./pan -m1000 -w"$hash" >out 2>&1 || true; } 2>time)
	t1=${EPOCHREALTIME/./}
	if ! grep -q 'errors: 0' "$work/out"; then
		cat "$work/out" >&2
		exit 1
	fi
	complete=true
	if grep -qE 'memory for|MEMLIM|max search depth too small|Search not completed|out of memory' "$work/out"; then
		complete=false
	fi
	seconds=$(awk -v t=$((t1 - t0)) 'BEGIN { printf "%.3f", t / 1e6 }')
	cpu=$(awk '{ printf "%.3f", $1 + $2 + 0.0005 }' "$work/time")
	states=$(awk '/states, stored/ { printf "%.0f", $1 }' "$work/out")
	edges=$(awk '/transitions \(/ { printf "%.0f", $1 - 1 }' "$work/out")
	depth=$(sed -n 's/.*depth reached \([0-9]*\).*/\1/p' "$work/out")
	grep '^@ ' "$work/out" | cut -c3- | sort -u >"$work/outcomes"
	verdict='never fails'
	if grep -q lost "$work/outcomes"; then verdict=fails; elif [ $complete = false ]; then verdict='not decided'; fi
}

as_json() {
	printf '{"kernel":"%s","qemu":"%s","controllers":%s,"vectors":%s,"complete":%s,"states":%s,"transitions":%s,"depth":%s,"seconds":%s,"outcomes":[' \
		"$1" "$2" "$3" "$4" $complete "$states" "$edges" "$depth" "$seconds"
	sed -E 's/(^| )nvme([0-9])=/\n\2=/g' "$work/outcomes" | awk '
		/^$/ { next }
		{
			c = substr($0, 1, 1); r = substr($0, 3)
			if (c == 0) printf "%s{", n++ ? "}," : ""
			printf "%s\"nvme%s\":\"%s\"", c == 0 ? "" : ",", c, r
		}
		END { if (n) printf "}" }'
	printf '],"verdict":"%s"}\n' "$verdict"
}

as_text() {
	echo "kernel $1, QEMU $2, $3 controllers, $4 vectors: $verdict"
	[ $complete = true ] || echo 'NOT COMPLETE'
	echo "$states states, $edges transitions, depth $depth, $seconds s, $(wc -l <"$work/outcomes") outcomes"
	sed 's/^/  /' "$work/outcomes"
}

cell_args() {
	[[ $1 =~ ^(K0|K1a|K1b|K2)$ && $2 =~ ^(OLD|NEW)$ && $3 =~ ^[1-4]$ && $4 =~ ^[1-3]$ ]] || usage
}

defs=() copts=() mode=cell json=false
while [ $# -gt 0 ]; do
	case $1 in
	--json) json=true ;;
	--table | --check | --bench) mode=${1#--} ;;
	-D) defs+=("-D${2:?}"); shift ;;
	-*) usage ;;
	*) break ;;
	esac
	shift
done

case $mode in
cell)
	[ $# = 4 ] || usage
	cell_args "$@"
	run_cell "$@"
	if $json; then as_json "$@"; else as_text "$@"; fi
	[ $complete = true ] || exit 3
	;;
table)
	[ $# -gt 0 ] || set -- 2x1 2x2
	for size; do
		cell_args K2 NEW "${size%x*}" "${size#*x}"
		printf '\n| %s | verdict | outcomes | states | transitions | depth |\n|---|---|--:|--:|--:|--:|\n' "$size"
		for q in OLD NEW; do
			for k in K0 K1a K1b K2; do
				run_cell $k $q "${size%x*}" "${size#*x}"
				echo "| $k $q | $verdict | $(wc -l <"$work/outcomes") | $states | $edges | $depth |"
			done
		done
	done
	;;
check)
	for r in '1 K1b NEW' '2 K1b NEW' '3 K1b NEW' '4 K2 NEW' '5 K1b NEW' '5 K1b NEW -DCLEANUP_INVERTED=0' \
		'6 K0 OLD' '6 K1b OLD' '6 K2 OLD'; do
		set -- $r
		generate replay.pml -DREPLAY="$1" -DKERNEL="$2" -DQEMU="$3" -DCTRLS=2 -DVECS=2 ${4:+"$4"}
		compile
		(cd "$work" && ./pan -m1000 -w16) >"$work/out" 2>&1 || true
		if grep -q 'errors: 0' "$work/out" && grep -q '^@ end' "$work/out"; then
			echo "ok   $r"
		else
			echo "FAIL $r"
			cat "$work/out"
			exit 1
		fi
	done
	;;
bench)
	[ $# -gt 0 ] || set -- 3x1 3x2
	for size; do
		cell_args K2 NEW "${size%x*}" "${size#*x}"
		copts=(-DNOBOUNDCHECK -DNOFAIR)
		run_cell K2 NEW "${size%x*}" "${size#*x}"
		awk -v s="$states" -v e="$edges" -v w="$seconds" -v t="$cpu" -v d="$size" -v c=$complete 'BEGIN {
			printf "%s: %.0f states, %.0f transitions, %.2f s cpu, %.2f s elapsed, %.0f states/s cpu, %.0f transitions/s cpu%s\n",
				d, s, e, t, w, s / t, e / t, c == "true" ? "" : ", NOT COMPLETE" }'
		grep -E 'State-vector|total actual' "$work/out" | sed 's/^ */  /'
	done
	;;
esac
