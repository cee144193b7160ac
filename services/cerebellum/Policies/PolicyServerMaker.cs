using Robotics.Cerebellum.Policies.Files;
using Robotics.Core.Policies.Remote;

namespace Robotics.Cerebellum.Policies;

/// <summary>Makes the client of a policy's server. It does not connect yet.</summary>
/// <param name="remote">Where the server is.</param>
/// <exception cref="RoboticsException">InvalidArgument: not an address of this protocol.</exception>
public delegate IPolicyServer PolicyServerMaker(RemoteFile remote);
