using Microsoft.Extensions.Logging;
using Robotics.Host.Configuration;
using Robotics.Host.Security;
using Robotics.Protos.Access;
using Robotics.Protos.Episodes;

namespace Robotics.Host.Regions;

/// <summary>What a process that has regions of a brain is started with.</summary>
/// <param name="Configuration">Parts, memory, addresses of regions elsewhere.</param>
/// <param name="First">The episode that a brainstem in it opens first.</param>
/// <param name="Logging">Where log lines go.</param>
internal sealed record BrainProcess(HostConfiguration Configuration, EpisodeOrder First, ILoggerFactory Logging)
{
    /// <summary>Who this process is to others: its region, or <see cref="Operator"/>.</summary>
    public string Name { get; init; } = Operator;

    /// <summary>For processes without a brainstem.</summary>
    public static EpisodeOrder NoEpisode { get; } = new("", null, 0, 0);

    /// <summary>The person at the command line, and what runs on a person's behalf.</summary>
    public const string Operator = "operator";

    /// <summary>How this process shows who it is.</summary>
    public ChannelSecurity Security => new(
        Configuration.Security.Certificates is { } folder ? new CertificateFolder(folder, Name).ForRegion : null,
        Name == Operator ? Configuration.Security.OperatorToken() : null);
}
