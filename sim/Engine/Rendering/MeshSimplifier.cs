using System.Runtime.InteropServices;

namespace Robotics.Sim.Engine.Rendering;

/// <summary>
/// Leaves out the triangles of a model's meshes that are too small to be seen: vertices within a cell of a grid become one (Rossignac and Borrel 1993), as long
/// as they face the same way and, where they carry a texture, the same part of it. For a model that only pictures are taken of: it may not be simulated then.
/// </summary>
public static class MeshSimplifier
{
    private const float TextureCells = 32;

    /// <summary>The arrays that have a row for each triangle; those beyond the first only in some versions.</summary>
    private static readonly string[] FaceArrays = ["mesh_face", "mesh_facenormal", "mesh_facetexcoord"];

    /// <param name="model">Changed in place, before it is drawn for the first time.</param>
    /// <param name="cell">Edge of a cell, m.</param>
    public static void Simplify(MujocoModel model, double cell)
    {
        for (int mesh = 0; mesh < model.Count(ModelObject.Mesh); mesh++)
        {
            int first = model.MeshFirstFace[mesh], count = model.MeshFaceCount[mesh];
            Span<int> faces = model.MeshFaces.Slice(3 * first, 3 * count);
            int[] merged = Merge(model, mesh, faces, (float)(1 / cell));
            int kept = 0;
            for (int face = 0; face < count; face++)
            {
                Span<int> corners = faces.Slice(3 * face, 3);
                (int a, int b, int c) = (merged[corners[0]], merged[corners[1]], merged[corners[2]]);
                if (a == b || b == c || a == c) continue;
                (corners[0], corners[1], corners[2]) = (a, b, c);
                Move(model, first + face, first + kept++);
            }

            // A mesh that is smaller than a cell stays a dot.
            model.MeshFaceCount[mesh] = Math.Max(kept, Math.Min(1, count));
        }
    }

    private static void Move(MujocoModel model, int from, int to)
    {
        foreach (string name in FaceArrays)
        {
            if (!model.Layout.HasArray("mjModel." + name)) continue;
            Span<int> rows = model.Struct.Array(name, model.Struct).As<int>();
            rows.Slice(3 * from, 3).CopyTo(rows[(3 * to)..]);
        }
    }

    /// <summary>For each vertex of the mesh the one that stands for it.</summary>
    private static int[] Merge(MujocoModel model, int mesh, ReadOnlySpan<int> faces, float cellsPerMetre)
    {
        int first = model.MeshFirstVertex[mesh], count = model.MeshVertexCount[mesh];
        ReadOnlySpan<float> vertices = model.MeshVertices.Slice(3 * first, 3 * count);
        float[] normals = Normals(vertices, faces);
        ReadOnlySpan<float> texture = Texture(model, mesh, count);
        Dictionary<(int X, int Y, int Z, int Facing, int U, int V), int> known = [];
        int[] merged = new int[count];
        for (int vertex = 0; vertex < count; vertex++)
        {
            ReadOnlySpan<float> p = vertices.Slice(3 * vertex, 3);
            (float u, float v) = texture.IsEmpty ? (0, 0) : (texture[2 * vertex], texture[(2 * vertex) + 1]);
            (int, int, int, int, int, int) key =
            (
                Cell(p[0] * cellsPerMetre), Cell(p[1] * cellsPerMetre), Cell(p[2] * cellsPerMetre),
                Facing(normals.AsSpan(3 * vertex, 3)), Cell(u * TextureCells), Cell(v * TextureCells)
            );
            ref int representative = ref CollectionsMarshal.GetValueRefOrAddDefault(known, key, out bool exists);
            if (!exists) representative = vertex;
            merged[vertex] = representative;
        }

        return merged;
    }

    /// <summary>Coordinates in the texture, two for each vertex; empty where there are none, or where triangles have their own.</summary>
    private static ReadOnlySpan<float> Texture(MujocoModel model, int mesh, int count)
    {
        if (model.Layout.HasArray("mjModel.mesh_facetexcoord")) return [];
        int first = model.Struct.Array("mesh_texcoordadr", model.Struct).As<int>()[mesh];
        return first < 0 ? [] : model.Struct.Array("mesh_texcoord", model.Struct).As<float>().Slice(2 * first, 2 * count);
    }

    private static float[] Normals(ReadOnlySpan<float> vertices, ReadOnlySpan<int> faces)
    {
        float[] normals = new float[vertices.Length];
        for (int face = 0; face < faces.Length; face += 3)
        {
            ReadOnlySpan<float> a = vertices.Slice(3 * faces[face], 3), b = vertices.Slice(3 * faces[face + 1], 3), c = vertices.Slice(3 * faces[face + 2], 3);
            (float x1, float y1, float z1) = (b[0] - a[0], b[1] - a[1], b[2] - a[2]);
            (float x2, float y2, float z2) = (c[0] - a[0], c[1] - a[1], c[2] - a[2]);
            (float x, float y, float z) = ((y1 * z2) - (z1 * y2), (z1 * x2) - (x1 * z2), (x1 * y2) - (y1 * x2));
            for (int corner = 0; corner < 3; corner++)
            {
                Span<float> normal = normals.AsSpan(3 * faces[face + corner], 3);
                (normal[0], normal[1], normal[2]) = (normal[0] + x, normal[1] + y, normal[2] + z);
            }
        }

        return normals;
    }

    /// <summary>Which of the six sides of a cube a normal points to.</summary>
    private static int Facing(ReadOnlySpan<float> normal)
    {
        int axis = 0;
        for (int other = 1; other < 3; other++)
        {
            if (Math.Abs(normal[other]) > Math.Abs(normal[axis])) axis = other;
        }

        return (2 * axis) + (normal[axis] < 0 ? 1 : 0);
    }

    private static int Cell(float coordinate) => (int)MathF.Floor(coordinate);
}
