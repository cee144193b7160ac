using Robotics.Cerebellum.Policies;
using Robotics.Protos.Policies;

namespace Robotics.Host.Composition;

/// <summary>The protocols that policies' servers are spoken to in: those of others, and our own over gRPC.</summary>
internal static class PolicyProtocols
{
    public static ImmutableSortedDictionary<string, PolicyServerMaker> All { get; } =
        PolicyCatalog.Protocols.Add("grpc", static remote => new PolicyServerClient(remote.Address, remote.Key));
}
