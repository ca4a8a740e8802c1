"""What the load benches share: the packaged service, wrk with bench.lua, versions of the rulebook, and what the machine tells of processes."""
import http.client, json, os, pathlib, re, shutil, subprocess, sys, time, urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent
JAR = ROOT / "target/quarkus-app/quarkus-run.jar"
WORK = ROOT / "target" / pathlib.Path(sys.argv[0]).name
TOKEN = "token-of-the-bench-only"
HERTZ = os.sysconf("SC_CLK_TCK")
# Off, so that what posts cost is not mixed with what the service does by itself
NOTHING_BESIDE = {f"WATCHKEEPER_{what}_EVERY": "off" for what in ("DIAGNOSIS_LOOK", "HEALING_LOOK", "PLAN_LOOK", "OBJECT_LEARN", "EVENT_SETTLE")}


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
        self.database = "postgres"

    def address(self, database="postgres"):
        return f"postgresql://postgres:{self.password}@localhost:{self.database_port}/{database}"

    def token(self):
        return TOKEN

    def counted(self):
        return self.metric(r"watchkeeper_signals_(decided|duplicate)_total[ {]")

    def repeated(self):
        return self.metric(r"watchkeeper_signals_duplicate_total[ {]")

    def metric(self, pattern):
        return metric(f"http://localhost:{self.port}/q/metrics", pattern, TOKEN)

    def stored(self):
        """Deliveries that the store knows, which is what counted() says once all is answered."""
        return int(self.sql("select coalesce(sum(deliveries), 0) from signal"))

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

    def columns(self, table):
        """Those that a row is written with."""
        return self.sql(f"select column_name from information_schema.columns where table_schema = 'public' and table_name = '{table}' "
                        "and is_generated = 'NEVER' order by ordinal_position").split()

    def psql(self, program, *arguments):
        return [program, "-h", "localhost", "-p", self.database_port, "-U", "postgres", *arguments, self.database]

    def environment(self):
        return os.environ | {"PGPASSWORD": self.password}


def need(*programs):
    """An empty folder to work in, once all is there that is needed."""
    missing = [program for program in ("java", *programs) if not shutil.which(program)]
    if missing or not JAR.exists():
        sys.exit(f"Not installed: {', '.join(missing)}" if missing else "Package first: ./mvnw -q -DskipTests package")
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)


class Caller:
    """One keep-alive connection to a node."""

    def __init__(self, port, token=TOKEN):
        self.line, self.token = http.client.HTTPConnection("127.0.0.1", port, timeout=60), token

    def call(self, method, path, body=None, **headers):
        self.line.request(method, "/api/v1" + path, body, {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"} | headers)
        answer = self.line.getresponse()
        text = answer.read().decode()
        if answer.status >= 300:
            raise RuntimeError(f"{method} {path}: {answer.status} {text}")
        return text

    def get(self, path, kind="application/json"):
        return self.call("GET", path, Accept=kind)

    def post(self, path, **members):
        return json.loads(self.call("POST", path, json.dumps(members)))

    def put(self, path, text, kind):
        self.call("PUT", path, text.encode(), **{"Content-Type": kind, "If-Match": "*"})

    def approver(self):
        return Caller(self.line.port, self.post("/tokens", name="bench approver", roles=["approver"])["token"])

    def submitted(self, path, kind, add):
        """The first version with something added to a file or table, which an approver may publish."""
        version = self.post("/rulebooks", basedOn="1")["version"]
        self.put(f"/rulebooks/{version}{path}", self.get(f"/rulebooks/{version}{path}", kind) + add, kind)
        self.post(f"/rulebooks/{version}/submit", reason="bench")
        return str(version)


def post(server, batch, connections, seconds, kind="mixed", rate=None):
    """What wrk says: posts, refused, broken, microseconds, p50 and p99 in microseconds; with so many posts a second, or as many as are answered."""
    post.runs += 1
    said = subprocess.run(
        ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "30s", "-s", str(ROOT / "docs/bench.lua"),
         f"http://127.0.0.1:{server.port}/api/v2/alerts", "--", f"bench{post.runs}", str(batch), server.token(), kind, *([str(rate)] if rate else [])], capture_output=True, text=True).stdout
    return [int(number) for number in re.search(r"^RESULT (.*)$", said, re.M)[1].split()]


post.runs = 0


def cost(service, batch, connections, seconds):
    """Processor time of an alert in µs."""
    count, cpu = service.counted(), service.cpu()
    _, refused, broken, *_ = post(service, batch, connections, seconds)
    if refused or broken:
        sys.exit(f"refused {refused}, broken {broken}: not a result")
    count = service.counted() - count
    return {part: (now - cpu[part]) * 1e6 / count for part, now in service.cpu().items()}
