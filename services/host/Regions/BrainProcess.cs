using Microsoft.Extensions.Logging;
using Robotics.Host.Configuration;
using Robotics.Protos.Episodes;

namespace Robotics.Host.Regions;

/// <summary>What a process that has regions of a brain is started with.</summary>
/// <param name="Configuration">Parts, memory, addresses of regions elsewhere.</param>
/// <param name="First">The episode that a brainstem in it opens first.</param>
/// <param name="Logging">Where log lines go.</param>
internal sealed record BrainProcess(HostConfiguration Configuration, EpisodeOrder First, ILoggerFactory Logging);
