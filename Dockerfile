# One image for every region of the brain: `robotics serve REGION`. Debian bookworm, .NET 10, exactly the native packages that the script installs.
# The same steps run without Docker: see services/README.md.
FROM debian:bookworm-slim AS build
ENV DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
RUN apt-get update \
 && apt-get install -y --no-install-recommends ca-certificates curl \
 && rm -rf /var/lib/apt/lists/* \
 && curl -fsSL https://dot.net/v1/dotnet-install.sh | bash -s -- --channel 10.0 --install-dir /usr/share/dotnet
WORKDIR /src
COPY . .
RUN /usr/share/dotnet/dotnet publish services/host/Robotics.Host.csproj -c Release -p:PublishReadyToRun=true -o /app --nologo -v quiet

FROM debian:bookworm-slim
ENV DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 DOTNET_ROOT=/usr/share/dotnet XDG_DATA_HOME=/var/lib XDG_CACHE_HOME=/var/cache/robotics LP_NUM_THREADS=1 \
    DOTNET_EnableDiagnostics=0
RUN apt-get update \
 && apt-get install -y --no-install-recommends ca-certificates libssl3 libstdc++6 zlib1g \
    libddsc0debian libmujoco2.2.2 libegl1 libgl1-mesa-dri fonts-dejavu-core wordnet-base \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin robotics \
 && install -d -o robotics -g robotics -m 0700 /var/lib/robotics /var/cache/robotics /run/robotics /recordings
COPY --from=build /usr/share/dotnet/dotnet /usr/share/dotnet/dotnet
COPY --from=build /usr/share/dotnet/host /usr/share/dotnet/host
COPY --from=build /usr/share/dotnet/shared /usr/share/dotnet/shared
COPY --from=build /app /opt/robotics
COPY configs /opt/robotics/configs
USER 10001
WORKDIR /opt/robotics
ENTRYPOINT ["/usr/share/dotnet/dotnet", "/opt/robotics/robotics.dll"]
CMD ["serve", "all", "--address", "unix:/run/robotics/all.sock"]
