"""What the load benches share: the packaged service, wrk with bench.lua, and what the machine tells of processes."""
import os, pathlib, re, shutil, subprocess, sys, time, urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent
JAR = ROOT / "target/quarkus-app/quarkus-run.jar"
WORK = ROOT / "target" / pathlib.Path(sys.argv[0]).name
TOKEN = "token-of-the-bench-only"
HERTZ = os.sysconf("SC_CLK_TCK")


def stat(process):
    try:
        return pathlib.Path(f"/proc/{process}/stat").read_text().rsplit(") ", 1)[1].split()
    except OSError:
        return None


def seconds_of(*processes):
    """Processor time so far; of a process with children that have ended, theirs too."""
    stats = [s for s in map(stat, processes) if s]
    return sum(sum(map(int, s[11:15])) for s in stats) / HERTZ


def children(process):
    return subprocess.run(["pgrep", "-P", str(process)], capture_output=True, text=True).stdout.split()


def memory(*processes):
    """MB; what processes share counts once."""
    total = 0
    for process in processes:
        try:
            total += int(re.search(r"^Pss:\s+(\d+)", pathlib.Path(f"/proc/{process}/smaps_rollup").read_text(), re.M)[1])
        except OSError:
            pass
    return total // 1024


def pressure():
    return {what: re.search(r"some avg10=([\d.]+)", pathlib.Path(f"/proc/pressure/{what}").read_text())[1] for what in ("cpu", "io")} | {
        "load": os.getloadavg()[0]}


def wait_for(what, ready):
    until = time.time() + 120
    while time.time() < until:
        try:
            if ready():
                return
        except OSError:
            pass
        time.sleep(0.1)
    sys.exit(f"{what} is not there, see {WORK}")


def metric(url, pattern, token=None):
    request = urllib.request.Request(url, headers={"Authorization": f"Bearer {token}"} if token else {})
    text = urllib.request.urlopen(request).read().decode()
    return sum(float(line.rsplit(" ", 1)[1]) for line in text.splitlines() if re.match(pattern, line))


class Watchkeeper:
    def __init__(self, port=18080, name="service", **environment):
        self.port = port
        log = WORK / f"{name}.log"
        data = WORK / "data"
        self.process = subprocess.Popen(
            ["java", *os.environ.get("BENCH_JAVA_OPTIONS", "").split(), "-jar", str(JAR)], stdout=open(log, "w"), stderr=subprocess.STDOUT,
            env=os.environ | {"WATCHKEEPER_DATA_DIR": str(data), "WATCHKEEPER_ADMIN_TOKEN": TOKEN, "QUARKUS_HTTP_PORT": str(self.port)} | environment)
        wait_for("The service", lambda: "Watchkeeper is ready" in log.read_text())
        pid = (data / "postgresql/postmaster.pid").read_text().splitlines()
        self.postmaster, self.database_port = pid[0], pid[3]
        self.password = (data / "database-password").read_text()

    def address(self):
        return f"postgresql://postgres:{self.password}@localhost:{self.database_port}/postgres"

    def token(self):
        return TOKEN

    def counted(self):
        return metric(f"http://localhost:{self.port}/q/metrics", r"watchkeeper_signals_(decided|duplicate)_total[ {]", TOKEN)

    def cpu(self):
        return {"service": seconds_of(self.process.pid), "postgresql": self.database_cpu()}

    def database_cpu(self):
        return seconds_of(self.postmaster, *children(self.postmaster))

    def memory(self):
        return {"service": memory(self.process.pid), "postgresql": memory(self.postmaster, *children(self.postmaster))}

    def rest(self):
        pass

    def sql(self, text):
        return subprocess.run(self.psql("psql", "-qAt", "-v", "ON_ERROR_STOP=1"), input=text, env=self.environment(), capture_output=True, text=True, check=True).stdout

    def psql(self, program, *arguments):
        return [program, "-h", "localhost", "-p", self.database_port, "-U", "postgres", *arguments, "postgres"]

    def environment(self):
        return os.environ | {"PGPASSWORD": self.password}


def need(*programs):
    """An empty folder to work in, once all is there that is needed."""
    missing = [program for program in ("java", *programs) if not shutil.which(program)]
    if missing or not JAR.exists():
        sys.exit(f"Not installed: {', '.join(missing)}" if missing else "Package first: ./mvnw -q -DskipTests package")
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)


def post(server, batch, connections, seconds, kind="mixed"):
    """What wrk says: posts, refused, broken, microseconds, p50 and p99 in microseconds."""
    post.runs += 1
    said = subprocess.run(
        ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "30s", "-s", str(ROOT / "docs/bench.lua"),
         f"http://127.0.0.1:{server.port}/api/v2/alerts", "--", f"bench{post.runs}", str(batch), server.token(), kind], capture_output=True, text=True).stdout
    return [int(number) for number in re.search(r"^RESULT (.*)$", said, re.M)[1].split()]


post.runs = 0
