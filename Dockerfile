# Packs what `./mvnw -DskipTests package` has built; run that first.
FROM eclipse-temurin:17-jre

# The service needs no root, and PostgreSQL refuses to run as root. A number, so that Kubernetes can check runAsNonRoot.
RUN groupadd --system --gid 10001 watchkeeper \
    && useradd --system --uid 10001 --gid watchkeeper --home-dir /var/lib/watchkeeper --create-home watchkeeper

# Libraries change seldom, our own classes often: the layers in that order keep a new image small.
COPY target/quarkus-app/lib/ /opt/watchkeeper/lib/
COPY target/quarkus-app/quarkus/ /opt/watchkeeper/quarkus/
COPY target/quarkus-app/app/ /opt/watchkeeper/app/
COPY target/quarkus-app/quarkus-run.jar /opt/watchkeeper/

ENV WATCHKEEPER_DATA_DIR=/var/lib/watchkeeper
# Declared after the folder has its owner, else the volume would belong to root.
VOLUME /var/lib/watchkeeper

USER 10001
WORKDIR /var/lib/watchkeeper
EXPOSE 8080

# Live, not ready: while its database is away the service must wait for it, not be called ill.
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 \
    CMD curl --fail --silent --output /dev/null "http://localhost:${QUARKUS_HTTP_PORT:-8080}/q/health/live" || exit 1

ENTRYPOINT ["java", "-jar", "/opt/watchkeeper/quarkus-run.jar"]
