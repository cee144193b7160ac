using System.Globalization;

namespace Robotics.Brainstem.Ros2.Cyclone;

/// <summary>How to be found, from the variables that every ROS 2 program heeds.</summary>
internal sealed record CycloneSettings
{
    private const uint MaxDomain = 101;

    /// <summary>The loopback interface takes packets of 64 KiB: a picture in 15 pieces instead of hundreds.</summary>
    private const string LoopbackSizes = "<MaxMessageSize>65500B</MaxMessageSize><FragmentSize>65000B</FragmentSize>";

    /// <summary>ROS_DOMAIN_ID, 0 to 101.</summary>
    public uint Domain { get; init; }

    /// <summary>Nothing leaves this machine and nothing is found beyond it: ROS_LOCALHOST_ONLY=1, or ROS_AUTOMATIC_DISCOVERY_RANGE=LOCALHOST.</summary>
    public bool LocalhostOnly { get; init; }

    /// <summary>Peers to look for beyond multicast: ROS_STATIC_PEERS.</summary>
    public ImmutableArray<string> Peers { get; init; } = [];

    /// <summary>The user's own configuration, which comes last and so has the last word: CYCLONEDDS_URI.</summary>
    public string? Uri { get; init; }

    /// <summary>16 bytes a global id in the graph from Iron on, 24 before; decided by ROS_DISTRO.</summary>
    public int GidLength { get; init; } = GraphCodec.HumbleGidLength;

    /// <param name="variable">Reads the environment.</param>
    /// <exception cref="RoboticsException">InvalidArgument: the domain id is out of range.</exception>
    public static CycloneSettings From(Func<string, string?> variable)
    {
        string domain = variable("ROS_DOMAIN_ID") is { Length: > 0 } text ? text : "0";
        if (!uint.TryParse(domain, NumberStyles.None, CultureInfo.InvariantCulture, out uint id) || id > MaxDomain)
            throw RoboticsException.Invalid("ROS_DOMAIN_ID", $"'{domain}'", $"0 to {MaxDomain}");
        return new CycloneSettings
        {
            Domain = id,
            LocalhostOnly = variable("ROS_LOCALHOST_ONLY") == "1" || variable("ROS_AUTOMATIC_DISCOVERY_RANGE") is "LOCALHOST",
            Peers = [.. (variable("ROS_STATIC_PEERS") ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
            Uri = variable("CYCLONEDDS_URI"),
            GidLength = variable("ROS_DISTRO") is null or "" or "foxy" or "galactic" or "humble" ? GraphCodec.HumbleGidLength : GraphCodec.LaterGidLength,
        };
    }

    /// <summary>The configuration as Cyclone takes it: parts separated by commas, later ones on top of earlier ones.</summary>
    public string ToConfiguration()
    {
        string peers = string.Concat(Peers.Prepend("127.0.0.1").Where(p => LocalhostOnly || p != "127.0.0.1").Select(p => $"<Peer Address=\"{System.Security.SecurityElement.Escape(p)}\"/>"));
        string discovery = $"<Discovery><ParticipantIndex>auto</ParticipantIndex><MaxAutoParticipantIndex>60</MaxAutoParticipantIndex>{(peers.Length > 0 ? $"<Peers>{peers}</Peers>" : "")}</Discovery>";
        string general = LocalhostOnly ? $"<General><Interfaces><NetworkInterface name=\"lo\"/></Interfaces><AllowMulticast>false</AllowMulticast>{LoopbackSizes}</General>" : "";
        string own = $"<CycloneDDS><Domain Id=\"any\">{general}{discovery}</Domain></CycloneDDS>";
        return string.IsNullOrEmpty(Uri) ? own : $"{own},{Uri}";
    }
}
